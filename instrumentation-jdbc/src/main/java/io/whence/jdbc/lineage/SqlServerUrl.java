package io.whence.jdbc.lineage;

/**
 * SQL Server: {@code //[host[\instance][:port]][;property=value…]}, and jTDS: {@code //host[:port][/database][;…]}, which
 * knows Sybase as well. An instance without a port has whatever port its browser service says, so none is named.
 */
final class SqlServerUrl {
    private SqlServerUrl() {}

    static DatabaseUrl parse(Engine engine, String url) {
        String text = UrlText.withoutQuoted(url, '{', '}');
        int end = text.indexOf(';');
        String head = end < 0 ? text : text.substring(0, end);
        UrlParts parts = UrlParts.of(head.replace('\\', '|') + (end < 0 ? "" : text.substring(end)), "?;");
        String server = parts.hosts();
        if (server.isEmpty()) {
            String named = parts.parameter("serverName", "server");
            server = named == null ? "" : named.replace('\\', '|');
        }
        String instance = parts.parameter("instanceName", "instance");
        int bar = server.indexOf('|');
        String port = parts.parameter("portNumber", "port");
        if (bar >= 0) {
            String tail = server.substring(bar + 1);
            String bracket = tail.endsWith("]") || tail.contains("]:") ? "]" : "";
            String name = UrlText.untilAny(tail, "]:");
            String after = tail.substring(name.length());
            server = server.substring(0, bar) + (after.startsWith("]") ? after : bracket + after);
            instance = name;
        }
        boolean unnumbered = instance != null && port == null;
        Hosts hosts =
                Hosts.parse(server, port != null ? Integer.parseInt(port) : unnumbered ? -1 : engine.defaultPort());
        String database = parts.pathName(0);
        if (database == null) {
            database = UrlText.name(parts.parameter("databaseName", "database"));
        }
        String name = UrlText.name(instance);
        String namespace = engine.scheme() + "://" + hosts + (name == null ? "" : "/" + name);
        return DatabaseUrl.onServer(engine, namespace, hosts, database, engine.defaultSchema());
    }

    /** jConnect's {@code Tds:host:port[/database][?…]}. */
    static DatabaseUrl sybase(String url) {
        if (!UrlText.startsWith(url, "Tds:")) {
            throw new IllegalArgumentException(); // a directory knows the server
        }
        UrlParts parts = UrlParts.of("//" + url.substring("Tds:".length()), "?;");
        Hosts hosts = parts.hosts(Engine.SYBASE.defaultPort());
        return DatabaseUrl.onServer(Engine.SYBASE, hosts, parts.pathName(0), Engine.SYBASE.defaultSchema());
    }
}
