package io.whence.jdbc.lineage;

/**
 * MySQL, MariaDB and what speaks their protocol: {@code [mode:]//hosts[/database][?parameters]}, where a host is {@code
 * host:port}, {@code address=(host=…)(port=…)} or {@code (host=…,port=…)}. What is named is the server, however many
 * ways there are to reach it.
 */
final class MySqlUrl {
    private MySqlUrl() {}

    static DatabaseUrl parse(Engine engine, String url, int defaultPort) {
        int slashes = url.indexOf("//");
        boolean mode = slashes > 0 && url.charAt(slashes - 1) == ':' && isMode(url.substring(0, slashes - 1));
        String addressed = mode ? url.substring(slashes) : url.startsWith("//") ? url : "//" + url;
        UrlParts parts = UrlParts.of(addressed, "?");
        String database = parts.pathName(0);
        DatabaseUrl cloud = CloudSql.instance(engine, parts, null, database);
        return cloud != null ? cloud : DatabaseUrl.onServer(engine, parts.hosts(defaultPort), null, database);
    }

    /** App Engine's {@code //project:instance/database}. */
    static DatabaseUrl google(String url) {
        UrlParts parts = UrlParts.of(url, "?");
        return CloudSql.named(Engine.MYSQL, parts.hosts(), null, parts.pathName(0));
    }

    /** {@code loadbalance}, {@code replication}, {@code load-balance-read}, {@code hamode} … */
    private static boolean isMode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }
}
