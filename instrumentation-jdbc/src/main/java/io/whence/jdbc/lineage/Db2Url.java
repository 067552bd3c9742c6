package io.whence.jdbc.lineage;

/** Db2 and Informix: {@code //host:port/database:property=value;property=value;}, or a local database's name alone. */
final class Db2Url {
    private Db2Url() {}

    static DatabaseUrl parse(Engine engine, String url) {
        int equals = url.indexOf('=');
        int colon = equals < 0 ? -1 : url.lastIndexOf(':', equals);
        int begin = colon >= 0 ? colon : url.length();
        String head = url.substring(0, begin);
        String parameters = url.substring(begin);
        UrlParts parts = UrlParts.of(head, ";?");
        String schema = UrlText.identifier(engine, UrlText.parameter(parameters, ":;", "currentSchema"));
        if (!head.startsWith("//")) {
            return DatabaseUrl.named(
                    engine, engine.scheme() + ":", UrlText.name(UrlText.untilAny(head, ":;?")), schema);
        }
        if (parts.hosts().isEmpty()) {
            throw new IllegalArgumentException(); // a group of servers, which only Informix's own files tell
        }
        if (parts.path().isEmpty() && parameters.indexOf('@') >= 0) {
            throw new IllegalArgumentException(); // the colon may be the one before a password
        }
        return DatabaseUrl.onServer(engine, parts.hosts(engine.defaultPort()), parts.pathName(0), schema);
    }

    /** Informix in process: {@code //database;…}. */
    static DatabaseUrl informixDirect(String url) {
        UrlParts parts = UrlParts.of(UrlText.without(url, "//"), ":;?");
        return DatabaseUrl.named(Engine.INFORMIX, "informix:", parts.pathName(0), null);
    }
}
