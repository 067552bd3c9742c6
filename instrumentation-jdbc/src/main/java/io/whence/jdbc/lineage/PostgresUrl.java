package io.whence.jdbc.lineage;

/**
 * PostgreSQL and Redshift: {@code //[user:password@]host[:port][,host…]/database[?currentSchema=…]}, or {@code database}
 * alone for a local server.
 */
final class PostgresUrl {
    private PostgresUrl() {}

    static DatabaseUrl postgres(String url) {
        UrlParts parts = UrlParts.of(url, "?");
        String catalog = UrlText.name(parts.path().startsWith("/") ? "" : UrlText.until(parts.path(), '/'));
        String schema = schema(Engine.POSTGRESQL, parts);
        DatabaseUrl cloud = CloudSql.instance(Engine.POSTGRESQL, parts, catalog, schema);
        return cloud != null ? cloud : DatabaseUrl.onServer(Engine.POSTGRESQL, parts.hosts(5432), catalog, schema);
    }

    /** Named by cluster and region, which the names of Amazon's endpoints begin with. */
    static DatabaseUrl redshift(String url) {
        Engine engine = Engine.REDSHIFT;
        boolean iam = UrlText.startsWith(url, "iam:");
        UrlParts parts = UrlParts.of(iam ? url.substring("iam:".length()) : url, "?;");
        String catalog = parts.pathName(0);
        String schema = schema(engine, parts);
        int colon = parts.hosts().indexOf(':');
        if (iam && colon > 0 && !isNumber(parts.hosts().substring(colon + 1))) {
            Hosts cluster = new Hosts(engine.defaultPort());
            cluster.add(parts.hosts().substring(0, colon) + "." + parts.hosts().substring(colon + 1), null);
            return DatabaseUrl.named(engine, engine.scheme() + "://" + cluster, catalog, schema);
        }
        Hosts hosts = parts.hosts(engine.defaultPort());
        String[] labels = hosts.firstHost().split("\\.", -1);
        if (labels.length >= 6 && labels[3].startsWith("redshift") && labels[4].equals("amazonaws")) {
            String namespace = engine.scheme() + "://" + labels[0] + "." + labels[2] + ":" + hosts.firstPort();
            return DatabaseUrl.onServer(engine, namespace, hosts, catalog, schema);
        }
        return DatabaseUrl.onServer(engine, hosts, catalog, schema);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first of the search path, without the user's own, which exists only where it was created. */
    private static String schema(Engine engine, UrlParts parts) {
        String path = parts.parameter("currentSchema");
        if (path == null) {
            String options = parts.parameter("options");
            String decoded = options == null ? "" : UrlText.decode(options.replace('+', ' '));
            int at = decoded.indexOf("search_path=");
            path = at < 0 ? "" : UrlText.until(decoded.substring(at + "search_path=".length()), ' ');
        }
        for (String one : UrlText.decode(path).split(",", -1)) {
            String schema = UrlText.identifier(engine, one.trim());
            if (schema != null && !schema.equals("$user")) {
                return schema;
            }
        }
        return engine.defaultSchema();
    }
}
