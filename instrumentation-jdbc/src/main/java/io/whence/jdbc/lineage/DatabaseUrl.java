package io.whence.jdbc.lineage;

/**
 * A JDBC URL as far as it names a database: OpenLineage's namespace, and the defaults of unqualified names. Credentials,
 * query strings and session parameters are dropped while parsing; the URL itself is not kept.
 */
final class DatabaseUrl {
    private final Engine engine;
    private final String namespace;
    private final String catalog;
    private final String schema;
    private final String host;
    private final int port;

    private DatabaseUrl(Engine engine, String namespace, String catalog, String schema, String host, int port) {
        this.engine = engine;
        this.namespace = namespace;
        this.catalog = catalog;
        this.schema = schema;
        this.host = host;
        this.port = port;
    }

    /** Never throws: what is not understood becomes a namespace of its scheme alone. */
    static DatabaseUrl parse(String url) {
        return UrlScheme.parse(url);
    }

    /** A database on servers: {@code scheme://host:port,host:port}. */
    static DatabaseUrl onServer(Engine engine, Hosts hosts, String catalog, String schema) {
        return onServer(engine, engine.scheme() + "://" + hosts, hosts, catalog, schema);
    }

    /** A database on servers whose namespace says more, or less, than their addresses. */
    static DatabaseUrl onServer(Engine engine, String namespace, Hosts hosts, String catalog, String schema) {
        return new DatabaseUrl(engine, namespace, catalog, schema, hosts.firstHost(), hosts.firstPort());
    }

    /** A database without an address: embedded, in memory, or known by an account. */
    static DatabaseUrl named(Engine engine, String namespace, String catalog, String schema) {
        return new DatabaseUrl(engine, namespace, catalog, schema, null, -1);
    }

    Engine engine() {
        return engine;
    }

    /** As OpenLineage names it: {@code postgres://db.example.com:5432}. */
    String namespace() {
        return namespace;
    }

    /** The database unqualified names are in; null where the engine has none or the URL does not say. */
    String catalog() {
        return catalog;
    }

    /** The schema unqualified names are in; null where unknown. */
    String schema() {
        return schema;
    }

    /** Without the brackets of IPv6; null for an embedded database. */
    String host() {
        return host;
    }

    /** -1 for an embedded database, and where only the server knows. */
    int port() {
        return port;
    }

    /** Whether a class of this name is the driver's own and no pool's or wrapper's. */
    boolean isDriverClass(String className) {
        return engine.isDriverClass(className);
    }
}
