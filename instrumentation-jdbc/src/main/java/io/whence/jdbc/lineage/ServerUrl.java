package io.whence.jdbc.lineage;

/** The usual form, {@code //host:port/database}, with the few parameters that name a database or schema. */
final class ServerUrl {
    private static final String ENDS = "?;#&";

    private ServerUrl() {}

    /** {@code //hosts/database[?currentSchema=…]}; the database is the schema where the engine's catalog is. */
    static DatabaseUrl parse(Engine engine, String url) {
        return of(engine, UrlParts.of(url, ENDS));
    }

    /** DataDirect's {@code //host:port;DatabaseName=…;ServiceName=…}. */
    static DatabaseUrl branded(Engine engine, String url) {
        return of(engine, UrlParts.of(UrlText.withoutQuoted(url, '{', '}'), ENDS));
    }

    /** HANA separates its hosts by semicolons. */
    static DatabaseUrl hana(String url) {
        int end = url.indexOf('?');
        String head = (end < 0 ? url : url.substring(0, end)).replace(';', ',');
        return of(Engine.HANA, UrlParts.of(end < 0 ? head : head + url.substring(end), "?"));
    }

    /** The protocol before the address says how, not where: {@code http://host:port/database}. */
    static DatabaseUrl clickhouse(String url) {
        int slashes = url.indexOf("//");
        UrlParts parts = UrlParts.of(slashes < 0 ? "//" + url : url.substring(slashes), ENDS);
        return of(Engine.CLICKHOUSE, parts);
    }

    /** {@code //h1--h2:9042/keyspace}: every host has the same port. */
    static DatabaseUrl cassandra(String url) {
        if (UrlText.startsWith(url, "dbaas:")) {
            String keyspace =
                    UrlParts.of(url.substring("dbaas:".length()), ENDS).pathName(0);
            return DatabaseUrl.named(Engine.CASSANDRA, "cassandra:", null, keyspace);
        }
        UrlParts parts = UrlParts.of(url, ENDS);
        Hosts hosts = Hosts.sharingPort(parts.hosts().replace("--", ","), Engine.CASSANDRA.defaultPort());
        return DatabaseUrl.onServer(Engine.CASSANDRA, hosts, null, parts.pathName(0));
    }

    /** {@code thin://hosts/schema}, where a port may be a range; the older form names a file of settings instead. */
    static DatabaseUrl ignite(String url) {
        UrlParts parts = UrlParts.of(UrlText.without(url, "thin:"), ENDS);
        Hosts hosts = new Hosts(Engine.IGNITE.defaultPort());
        for (String one : parts.hosts().split(",", -1)) {
            Hosts host = Hosts.parse(
                    one.contains("..") ? one.substring(0, one.indexOf("..")) : one, Engine.IGNITE.defaultPort());
            hosts.add(host.firstHost(), host.firstPort());
        }
        String schema = parts.pathName(0) != null ? parts.pathName(0) : parts.parameter("schema");
        String folded = UrlText.identifier(Engine.IGNITE, schema);
        return DatabaseUrl.onServer(Engine.IGNITE, hosts, null, folded == null ? "PUBLIC" : folded);
    }

    /** {@code //host:port/catalog/schema}. */
    static DatabaseUrl catalogAndSchema(Engine engine, String url) {
        UrlParts parts = UrlParts.of(url, ENDS);
        return DatabaseUrl.onServer(
                engine,
                parts.hosts(engine.defaultPort()),
                UrlText.identifier(engine, parts.pathName(0)),
                UrlText.identifier(engine, parts.pathName(1)));
    }

    /** IBM i: {@code //host[/library][;…]}; the port is the host server's to say. */
    static DatabaseUrl as400(String url) {
        UrlParts parts = UrlParts.of(url, ENDS);
        Hosts hosts = parts.hosts(-1);
        return DatabaseUrl.onServer(Engine.DB2, hosts, null, UrlText.identifier(Engine.DB2, parts.pathName(0)));
    }

    private static DatabaseUrl of(Engine engine, UrlParts parts) {
        String database = parts.pathName(0);
        if (database == null) {
            database = UrlText.name(parts.parameter("databaseName", "database", "serviceName", "sid"));
        }
        Hosts hosts = parts.hosts(engine.defaultPort());
        if (engine.catalogIsSchema()) {
            return DatabaseUrl.onServer(engine, hosts, null, database == null ? engine.defaultSchema() : database);
        }
        String path = parts.parameter("currentSchema", "searchPath", "schema");
        String schema = UrlText.identifier(engine, path == null ? null : UrlText.until(path, ','));
        return DatabaseUrl.onServer(engine, hosts, database, schema == null ? engine.defaultSchema() : schema);
    }
}
