package io.whence.jdbc.lineage;

/**
 * HiveServer2 and its relatives: {@code //hosts/database;session?configuration#variables}. Hosts that are a ZooKeeper
 * quorum are told from servers by the path of the service there.
 */
final class HiveUrl {
    private static final String ENDS = ";?#&";

    private HiveUrl() {}

    static DatabaseUrl parse(Engine engine, String url) {
        UrlParts parts = UrlParts.of(url, ENDS);
        String schema = UrlText.identifier(engine, parts.pathName(0));
        String database = schema == null ? engine.defaultSchema() : schema;
        if (parts.hosts().isEmpty()) {
            return DatabaseUrl.named(engine, engine.scheme() + ":", null, database);
        }
        boolean quorum = UrlText.startsWith(String.valueOf(parts.parameter("serviceDiscoveryMode")), "zooKeeper");
        Hosts hosts = parts.hosts(quorum ? 2181 : engine.defaultPort());
        if (!quorum) {
            return DatabaseUrl.onServer(engine, hosts, null, database);
        }
        String service = UrlText.name(parts.parameter("zooKeeperNamespace"));
        String namespace = engine.scheme() + "://" + hosts + "/" + (service == null ? "hiveserver2" : service);
        return DatabaseUrl.onServer(engine, namespace, hosts, null, database);
    }

    /** Databricks' older driver has Spark's scheme. */
    static DatabaseUrl spark(String url) {
        String host = UrlParts.of(url, ENDS).hosts();
        return host.contains("databricks.") ? databricks(url) : parse(Engine.SPARK, url);
    }

    /** {@code //workspace:443/schema;ConnCatalog=…;ConnSchema=…}: the workspace is the namespace, without a port. */
    static DatabaseUrl databricks(String url) {
        Engine engine = Engine.DATABRICKS;
        UrlParts parts = UrlParts.of(url, ENDS);
        String schema = UrlText.identifier(engine, parts.parameter("ConnSchema"));
        if (schema == null) {
            schema = UrlText.identifier(engine, parts.pathName(0));
        }
        Hosts hosts = parts.hosts(engine.defaultPort());
        return DatabaseUrl.onServer(
                engine,
                engine.scheme() + "://" + hosts.firstHost(),
                hosts,
                UrlText.identifier(engine, parts.parameter("ConnCatalog")),
                schema == null ? engine.defaultSchema() : schema);
    }
}
