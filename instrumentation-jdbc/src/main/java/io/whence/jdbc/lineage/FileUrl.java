package io.whence.jdbc.lineage;

/** Databases that are files: SQLite, DuckDB, Derby and HSQLDB, with the servers that the latter two have as well. */
final class FileUrl {
    private FileUrl() {}

    static DatabaseUrl sqlite(String url) {
        String path = UrlText.untilAny(url, "?;");
        boolean memory = url.contains("mode=memory");
        if (path.startsWith("file:")) {
            path = UrlText.decode(withoutAuthority(path.substring("file:".length())));
        }
        if (path.isEmpty() || path.equals(":memory:")) {
            return embedded(Engine.SQLITE, "mem:");
        }
        if (path.startsWith(":resource:")) {
            String resource = url.substring(":resource:".length());
            boolean remote = resource.indexOf("://") > 0;
            return embedded(
                    Engine.SQLITE,
                    "res:" + (remote ? UrlText.location(resource, null) : UrlText.untilAny(resource, "?;&")));
        }
        if (memory) {
            String name = UrlText.name(path);
            return embedded(Engine.SQLITE, "mem:" + (name == null ? "" : name));
        }
        return embedded(Engine.SQLITE, UrlText.location(path, null));
    }

    /** A file's URI has none, or this host. */
    private static String withoutAuthority(String path) {
        if (!path.startsWith("//")) {
            return path;
        }
        int slash = path.indexOf('/', 2);
        String authority = slash < 0 ? path : path.substring(2, slash);
        if (!authority.isEmpty() && !authority.equals("localhost")) {
            throw new IllegalArgumentException();
        }
        return path.substring(slash);
    }

    /** MotherDuck's databases are known by name; a DuckLake's catalog may hold another database's credentials. */
    static DatabaseUrl duckdb(String url) {
        String path = UrlText.untilAny(url, "?;");
        if (path.isEmpty() || UrlText.startsWith(path, ":memory:")) {
            String name = UrlText.name(UrlText.without(path, ":memory:"));
            return embedded(Engine.DUCKDB, "mem:" + (name == null ? "" : name));
        }
        if (UrlText.startsWith(path, "md:") || UrlText.startsWith(path, "motherduck:")) {
            String name = UrlText.name(path.substring(path.indexOf(':') + 1));
            return embedded(Engine.DUCKDB, "md:" + (name == null ? "" : name));
        }
        if (UrlText.startsWith(path, "ducklake:")) {
            String inside = path.substring("ducklake:".length());
            boolean plain = inside.indexOf('=') < 0 && inside.indexOf(':') < 0;
            return embedded(Engine.DUCKDB, "ducklake:" + (plain ? UrlText.location(inside, null) : ""));
        }
        return embedded(Engine.DUCKDB, UrlText.location(UrlText.without(url, "file:"), null));
    }

    /** {@code [kind:]path;attributes} below derby.system.home, or {@code //host:port/path;attributes}. */
    static DatabaseUrl derby(String url) {
        String path = UrlText.untilAny(url, ";?");
        String named = UrlText.parameter(url, ";?", "databaseName");
        if (path.startsWith("//")) {
            UrlParts parts = UrlParts.of(url, ";?");
            Hosts hosts = parts.hosts(Engine.DERBY.defaultPort());
            String database = UrlText.name(parts.path());
            String namespace = "derby://" + hosts + "/" + (database != null ? database : named == null ? "" : named);
            return DatabaseUrl.onServer(Engine.DERBY, namespace, hosts, null, schema(url));
        }
        String database = path.isEmpty() && named != null ? named : path;
        String place;
        if (UrlText.startsWith(database, "memory:")) {
            String name = UrlText.name(database.substring("memory:".length()));
            place = "mem:" + (name == null ? "" : name);
        } else if (UrlText.startsWith(database, "classpath:")) {
            place = "res:" + UrlText.withoutParameters(database.substring("classpath:".length()));
        } else if (UrlText.startsWith(database, "jar:")) {
            place = UrlText.withoutParameters(database);
        } else {
            String home = System.getProperty("derby.system.home");
            place = UrlText.location(UrlText.without(database, "directory:"), home);
        }
        return DatabaseUrl.named(Engine.DERBY, "derby:" + place, null, schema(url));
    }

    /** A user's schema has the user's name, which the URL tells only as a credential. */
    private static String schema(String derbyUrl) {
        return UrlText.parameter(derbyUrl, ";?", "user") == null ? Engine.DERBY.defaultSchema() : null;
    }

    /** {@code mem:name}, {@code file:path}, {@code res:path}, {@code hsql://host:port/alias} and its relatives. */
    static DatabaseUrl hsqldb(String url) {
        String body = UrlText.untilAny(url, ";?");
        int port = port(body);
        if (port >= 0) {
            UrlParts parts = UrlParts.of(url.substring(url.indexOf("//")), ";?");
            Hosts hosts = parts.hosts(port);
            String alias = UrlText.name(parts.path());
            String namespace = "hsqldb://" + hosts + "/" + (alias == null ? "" : UrlText.lower(alias));
            return DatabaseUrl.onServer(Engine.HSQLDB, namespace, hosts, null, "PUBLIC");
        }
        if (body.isEmpty() || body.equals(".") || UrlText.startsWith(body, "mem:")) {
            String name = UrlText.name(UrlText.without(body, "mem:"));
            return embedded(Engine.HSQLDB, "mem:" + (name == null ? "" : UrlText.lower(name)));
        }
        if (UrlText.startsWith(body, "res:")) {
            return embedded(Engine.HSQLDB, "res:" + UrlText.withoutParameters(body.substring("res:".length())));
        }
        return embedded(Engine.HSQLDB, UrlText.location(UrlText.without(body, "file:"), null));
    }

    private static int port(String body) {
        switch (UrlText.lower(UrlText.untilAny(body, "/"))) {
            case "hsql:":
                return 9001;
            case "hsqls:":
                return 554;
            case "http:":
                return 80;
            case "https:":
                return 443;
            default:
                return -1;
        }
    }

    private static DatabaseUrl embedded(Engine engine, String place) {
        return DatabaseUrl.named(engine, engine.scheme() + ":" + place, null, engine.defaultSchema());
    }
}
