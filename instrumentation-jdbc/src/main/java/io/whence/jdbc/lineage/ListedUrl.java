package io.whence.jdbc.lineage;

/** URLs that are lists of their own kind rather than addresses with a path. */
final class ListedUrl {
    private ListedUrl() {}

    /** {@code //host/DATABASE=…,DBS_PORT=…,PASSWORD='…'}. */
    static DatabaseUrl teradata(String url) {
        Engine engine = Engine.TERADATA;
        UrlParts parts = UrlParts.of(UrlText.withoutQuoted(url, '\'', '\''), "/,?;");
        String parameters = parts.parameters();
        Hosts hosts = new Hosts(engine.defaultPort());
        Hosts address = parts.hosts(engine.defaultPort());
        String port = UrlText.parameter(parameters, "/,", "DBS_PORT");
        hosts.add(address.firstHost(), port == null ? String.valueOf(address.firstPort()) : port);
        String database = UrlText.parameter(parameters, "/,", "DATABASE");
        return DatabaseUrl.onServer(engine, hosts, null, UrlText.identifier(engine, database));
    }

    /** {@code host1,host2/fingerprint:port;schema=…}, where a host may be a range: {@code 10.0.0.11..14}. */
    static DatabaseUrl exasol(String url) {
        Engine engine = Engine.EXASOL;
        UrlParts parts = UrlParts.of("//" + withoutFingerprint(UrlText.without(url, "//")), ";?");
        Hosts hosts = Hosts.sharingPort(parts.hosts(), engine.defaultPort());
        return DatabaseUrl.onServer(engine, hosts, null, UrlText.identifier(engine, parts.parameter("schema")));
    }

    private static String withoutFingerprint(String url) {
        String head = UrlText.untilAny(url, ";?");
        int slash = head.indexOf('/');
        if (slash < 0 || head.indexOf('@') > slash) {
            return url;
        }
        int end = slash;
        while (end < head.length() && head.charAt(end) != ':') {
            end++;
        }
        return head.substring(0, slash) + head.substring(end) + url.substring(head.length());
    }

    /** {@code direct=host:port;schema=…} or {@code zk=host:port,host:port/path;…}. */
    static DatabaseUrl dremio(String url) {
        Engine engine = Engine.DREMIO;
        String direct = UrlText.parameter(url, ";", "direct");
        String quorum = UrlText.parameter(url, ";", "zk");
        if (direct == null && quorum == null) {
            throw new IllegalArgumentException();
        }
        String address = "//" + (direct == null ? quorum : direct);
        Hosts hosts = UrlParts.of(address, "?;").hosts(direct == null ? 2181 : engine.defaultPort());
        return DatabaseUrl.onServer(engine, hosts, null, UrlText.name(UrlText.parameter(url, ";", "schema")));
    }

    /** Dremio's newer driver: {@code //host:port/?schema=…}. */
    static DatabaseUrl flight(String url) {
        UrlParts parts = UrlParts.of(url, "?&;");
        return DatabaseUrl.onServer(
                Engine.DREMIO, parts.hosts(32010), null, UrlText.name(UrlText.decode(value(parts, "schema"))));
    }

    private static String value(UrlParts parts, String key) {
        String value = parts.parameter(key);
        return value == null ? "" : value;
    }

    /** {@code remote:url=http://host:port/path;…}: Druid by its path, else whatever is behind that server. */
    static DatabaseUrl avatica(String url) {
        UrlParts parts = remote(url);
        if (parts.path().startsWith("druid/")) {
            return DatabaseUrl.onServer(Engine.DRUID, parts.hosts(Engine.DRUID.defaultPort()), null, "druid");
        }
        return UrlScheme.unknown("avatica");
    }

    /** {@code zk1,zk2:2181:/znode:principal:keytab}, or the query server's {@code thin:url=http://host:8765}. */
    static DatabaseUrl phoenix(String url) {
        if (UrlText.startsWith(url, "thin:")) {
            return DatabaseUrl.onServer(Engine.PHOENIX, remote(url).hosts(8765), null, null);
        }
        String[] pieces = UrlText.untilAny(url, ";?").split(":", -1);
        if (pieces[0].isEmpty() || (url.indexOf('@') >= 0 && pieces.length < 3)) {
            throw new IllegalArgumentException();
        }
        String port = pieces.length > 1 && !pieces[1].startsWith("/") ? pieces[1] : null;
        Hosts hosts = new Hosts(Engine.PHOENIX.defaultPort());
        for (String host : pieces[0].split(",", -1)) {
            hosts.add(host, port);
        }
        return DatabaseUrl.onServer(Engine.PHOENIX, hosts, null, null);
    }

    private static UrlParts remote(String url) {
        String address = UrlText.parameter(url, ":;", "url");
        int at = address == null ? -1 : url.indexOf("//");
        if (at < 0) {
            throw new IllegalArgumentException();
        }
        return UrlParts.of(url.substring(at), "?;");
    }

    /** {@code //host:port/path}, {@code host/port:path}, or {@code embedded:path}: the path is the database. */
    static DatabaseUrl firebird(String url) {
        Engine engine = Engine.FIREBIRD;
        String text = UrlText.without(UrlText.without(UrlText.without(url, "java:"), "native:"), "oo:");
        if (UrlText.startsWith(text, "embedded:") || UrlText.startsWith(text, "local:")) {
            String path = UrlText.location(text.substring(text.indexOf(':') + 1), null);
            return DatabaseUrl.named(engine, engine.scheme() + ":" + path, null, null);
        }
        String address = text;
        String body = UrlText.untilAny(text, "?;&");
        int colon = body.indexOf(':');
        if (!body.startsWith("//") && colon > 1) {
            address = "//" + body.substring(0, colon).replace('/', ':') + "/" + body.substring(colon + 1);
        } else if (!body.startsWith("//")) {
            address = "///" + body;
        }
        UrlParts parts = UrlParts.of(address, "?;&");
        Hosts hosts = parts.hosts(engine.defaultPort());
        String path = UrlText.name(parts.path());
        String namespace = engine.scheme() + "://" + hosts + (path == null ? "" : "/" + path);
        return DatabaseUrl.onServer(engine, namespace, hosts, null, null);
    }
}
