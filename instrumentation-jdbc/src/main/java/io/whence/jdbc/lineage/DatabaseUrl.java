package io.whence.jdbc.lineage;

import java.io.File;
import java.util.Locale;

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

    /** Never throws: what is not known becomes a namespace of its scheme alone. */
    static DatabaseUrl parse(String url) {
        try {
            return parseKnown(url);
        } catch (RuntimeException e) {
            return unknown(url);
        }
    }

    private static DatabaseUrl parseKnown(String url) {
        String rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        if (rest.startsWith("postgresql:")) {
            return server(Engine.POSTGRESQL, "postgres", 5432, "public", rest.substring("postgresql:".length()));
        }
        if (rest.startsWith("mysql:")) {
            return server(Engine.MYSQL, "mysql", 3306, null, rest.substring("mysql:".length()));
        }
        if (rest.startsWith("mariadb:")) {
            return server(Engine.MARIADB, "mysql", 3306, null, rest.substring("mariadb:".length()));
        }
        if (rest.startsWith("h2:")) {
            return h2(rest.substring("h2:".length()));
        }
        if (rest.startsWith("sqlite:")) {
            return sqlite(rest.substring("sqlite:".length()));
        }
        return unknown(url);
    }

    /** {@code //[user:password@]host[:port][,host…]/database[?…]}, or {@code database} alone for a local server. */
    private static DatabaseUrl server(Engine engine, String scheme, int defaultPort, String schema, String rest) {
        String body = until(rest, '?');
        int slashes = body.indexOf("//");
        String authority = "";
        String path = body;
        if (slashes >= 0) {
            body = body.substring(slashes + 2);
            int slash = body.indexOf('/');
            authority = slash < 0 ? body : body.substring(0, slash);
            path = slash < 0 ? "" : body.substring(slash + 1);
        }
        int at = authority.lastIndexOf('@');
        HostAndPort first = HostAndPort.parse(until(authority.substring(at + 1), ','), defaultPort);
        StringBuilder namespace = new StringBuilder(scheme).append("://");
        String separator = "";
        for (String host : authority.substring(at + 1).split(",", -1)) {
            namespace.append(separator).append(HostAndPort.parse(host, defaultPort));
            separator = ",";
        }
        String database = path.isEmpty() ? null : until(until(path, ';'), '/');
        if (engine.catalogIsSchema()) {
            return new DatabaseUrl(engine, namespace.toString(), null, database, first.host, first.port);
        }
        return new DatabaseUrl(engine, namespace.toString(), database, schemaOf(rest, schema), first.host, first.port);
    }

    /** PostgreSQL's {@code currentSchema}, of which the first name counts. */
    private static String schemaOf(String rest, String defaultSchema) {
        int query = rest.indexOf('?');
        if (query >= 0) {
            for (String parameter : rest.substring(query + 1).split("&", -1)) {
                if (parameter.startsWith("currentSchema=")) {
                    String value = until(parameter.substring("currentSchema=".length()), ',');
                    return value.isEmpty() ? defaultSchema : value;
                }
            }
        }
        return defaultSchema;
    }

    private static DatabaseUrl h2(String rest) {
        String body = until(rest, ';');
        String schema = "PUBLIC";
        for (String setting : rest.substring(body.length()).split(";", -1)) {
            if (setting.toUpperCase(Locale.ROOT).startsWith("SCHEMA=")) {
                schema = setting.substring("SCHEMA=".length());
            }
        }
        if (body.startsWith("mem:")) {
            return new DatabaseUrl(Engine.H2, "h2:" + body, null, schema, null, -1);
        }
        if (body.startsWith("tcp:") || body.startsWith("ssl:")) {
            String address = body.substring(4);
            address = address.startsWith("//") ? address.substring(2) : address;
            int slash = address.indexOf('/');
            HostAndPort server = HostAndPort.parse(slash < 0 ? address : address.substring(0, slash), 9092);
            String path = slash < 0 ? "" : address.substring(slash);
            return new DatabaseUrl(Engine.H2, "h2://" + server + path, null, schema, server.host, server.port);
        }
        String path = body.startsWith("file:") ? body.substring("file:".length()) : body;
        return new DatabaseUrl(Engine.H2, "h2:" + absolute(path), null, schema, null, -1);
    }

    private static DatabaseUrl sqlite(String rest) {
        String path = until(rest, '?');
        boolean memory = rest.contains("mode=memory");
        if (path.startsWith("file:")) {
            path = path.substring("file:".length());
        }
        if (path.isEmpty() || path.equals(":memory:")) {
            return new DatabaseUrl(Engine.SQLITE, "sqlite:mem:", null, "main", null, -1);
        }
        String place = memory ? "mem:" + path : absolute(path);
        return new DatabaseUrl(Engine.SQLITE, "sqlite:" + place, null, "main", null, -1);
    }

    /** The second word of the URL names the database's kind; nothing more is taken from what is not understood. */
    private static DatabaseUrl unknown(String url) {
        String rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        int end = 0;
        while (end < rest.length() && (Character.isLetterOrDigit(rest.charAt(end)) || rest.charAt(end) == '-')) {
            end++;
        }
        String scheme = end == 0 ? "jdbc" : rest.substring(0, end);
        return new DatabaseUrl(Engine.OTHER, scheme + ":", null, null, null, -1);
    }

    private static String absolute(String path) {
        String expanded = path.startsWith("~") ? System.getProperty("user.home", "") + path.substring(1) : path;
        return new File(expanded)
                .toPath()
                .toAbsolutePath()
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    private static String until(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
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

    /** Null for an embedded database. */
    String host() {
        return host;
    }

    /** -1 for an embedded database. */
    int port() {
        return port;
    }

    /** Whether a class of this name is the driver's own and no pool's or wrapper's. */
    boolean isDriverClass(String className) {
        return engine != Engine.OTHER && className.startsWith(engine.driverPackage());
    }

    private static final class HostAndPort {
        private final String host;
        private final int port;

        private HostAndPort(String host, int port) {
            this.host = host;
            this.port = port;
        }

        static HostAndPort parse(String text, int defaultPort) {
            String host = text.isEmpty() ? "localhost" : text;
            int port = defaultPort;
            int colon = host.lastIndexOf(':');
            if (colon >= 0 && host.indexOf(']', colon) < 0) {
                port = Integer.parseInt(host.substring(colon + 1));
                host = host.substring(0, colon);
            }
            return new HostAndPort(host.isEmpty() ? "localhost" : host, port);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
