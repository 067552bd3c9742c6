package io.whence.jdbc.lineage;

/** H2: {@code mem:name}, {@code [file:]path} and the file systems before one, or {@code tcp://hosts/path}. */
final class H2Url {
    private static final String[] SERVERS = {"tcp:", "ssl:"};
    private static final String[] MEMORY = {"mem:", "memFS:", "memLZF:", "nioMemFS:", "nioMemLZF:"};
    private static final String[] FILES = {"file:", "nioMapped:", "nio:", "async:", "retry:", "rec:", "cache:"};

    private H2Url() {}

    static DatabaseUrl parse(String url) {
        String body = UrlText.until(url, ';');
        String schema = UrlText.identifier(Engine.H2, UrlText.parameter(url, ";", "SCHEMA"));
        schema = schema == null ? Engine.H2.defaultSchema() : schema;
        for (String prefix : SERVERS) {
            if (UrlText.startsWith(body, prefix)) {
                return server(url.substring(prefix.length()), schema);
            }
        }
        for (String prefix : MEMORY) {
            if (UrlText.startsWith(body, prefix)) {
                String name = UrlText.name(body.substring(prefix.length()));
                return DatabaseUrl.named(Engine.H2, "h2:" + prefix + (name == null ? "" : name), null, schema);
            }
        }
        return DatabaseUrl.named(Engine.H2, "h2:" + file(body), null, schema);
    }

    private static DatabaseUrl server(String address, String schema) {
        UrlParts parts = UrlParts.of(address.startsWith("//") ? address : "//" + address, "?;");
        Hosts hosts = parts.hosts(Engine.H2.defaultPort());
        String path = UrlText.name(parts.path());
        return DatabaseUrl.onServer(Engine.H2, "h2://" + hosts + "/" + (path == null ? "" : path), hosts, null, schema);
    }

    /** The same file whatever reads it. */
    private static String file(String body) {
        String path = body;
        boolean stripped = true;
        while (stripped) {
            stripped = false;
            for (String prefix : FILES) {
                stripped |= UrlText.startsWith(path, prefix);
                path = UrlText.without(path, prefix);
            }
            if (UrlText.startsWith(path, "split:")) {
                path = path.substring("split:".length());
                int colon = path.indexOf(':');
                path = colon > 0 && Character.isDigit(path.charAt(0)) ? path.substring(colon + 1) : path;
                stripped = true;
            }
        }
        for (String prefix : new String[] {"zip:", "classpath:"}) {
            if (UrlText.startsWith(path, prefix)) {
                String inside = path.substring(prefix.length());
                return prefix
                        + (prefix.equals("zip:") ? UrlText.location(inside, null) : UrlText.untilAny(inside, "?&"));
            }
        }
        return UrlText.location(path, null);
    }
}
