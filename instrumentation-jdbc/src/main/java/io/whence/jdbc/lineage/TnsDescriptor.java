package io.whence.jdbc.lineage;

/**
 * Oracle's connect descriptors: {@code (DESCRIPTION=(ADDRESS=(HOST=…)(PORT=…))(CONNECT_DATA=(SERVICE_NAME=…)))}. Only the
 * addresses and the first service are taken; what stands in other groups is not looked at.
 */
final class TnsDescriptor {
    private final Hosts hosts = new Hosts(Engine.ORACLE.defaultPort());
    private String host;
    private String port;
    private String service;
    private String sid;
    private String instance;

    private TnsDescriptor() {}

    static DatabaseUrl parse(String text) {
        TnsDescriptor descriptor = new TnsDescriptor();
        int open = text.indexOf('(');
        while (open >= 0) {
            int next = text.indexOf('(', open + 1);
            int equals = text.indexOf('=', open);
            int close = text.indexOf(')', open);
            if (equals > 0 && close > equals) {
                boolean leaf = next < 0 || close < next;
                descriptor.group(
                        text.substring(open + 1, equals).trim(),
                        leaf ? text.substring(equals + 1, close).trim() : null);
            }
            open = next;
        }
        descriptor.endAddress();
        return descriptor.database();
    }

    private void group(String key, String value) {
        if (key.equalsIgnoreCase("ADDRESS")) {
            endAddress();
        } else if (value == null || value.isEmpty()) {
            return;
        } else if (key.equalsIgnoreCase("HOST")) {
            host = value;
        } else if (key.equalsIgnoreCase("PORT")) {
            port = value;
        } else if (key.equalsIgnoreCase("SERVICE_NAME") && service == null) {
            service = value;
        } else if (key.equalsIgnoreCase("SID") && sid == null) {
            sid = value;
        } else if (key.equalsIgnoreCase("INSTANCE_NAME") && instance == null) {
            instance = value;
        }
    }

    private void endAddress() {
        if (host != null) {
            hosts.add(host, port);
        }
        host = null;
        port = null;
    }

    private DatabaseUrl database() {
        if (hosts.firstHost() == null) {
            throw new IllegalArgumentException();
        }
        String name = service != null ? service : sid != null ? sid : instance;
        return DatabaseUrl.onServer(Engine.ORACLE, hosts, UrlText.name(name), null);
    }
}
