package io.whence.jdbc.lineage;

/**
 * The servers of a URL, in its order, with their ports written out: {@code db1:5432,[::1]:5433}. Anything that is no
 * address is refused, since it may be the piece of a password.
 */
final class Hosts {
    /** No name is longer than a backend keeps: of more hosts the first are named. */
    private static final int MAX_HOSTS = 32;

    private static final int MAX_HOST_LENGTH = 253;

    private final StringBuilder text = new StringBuilder();
    private final int defaultPort;
    private String firstHost;
    private int firstPort = -1;
    private int count;

    Hosts(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** No host is the local one. @throws IllegalArgumentException if it is no list of addresses */
    static Hosts parse(String list, int defaultPort) {
        Hosts hosts = new Hosts(defaultPort);
        String rest = list.trim();
        if (rest.startsWith("[") && rest.endsWith("]") && rest.indexOf(',') > 0 && rest.indexOf('[', 1) < 0) {
            rest = rest.substring(1, rest.length() - 1); // MySQL: user@[host,host]
        }
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= rest.length(); i++) {
            char c = i == rest.length() ? ',' : rest.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && (depth == 0 || i == rest.length())) {
                hosts.addOne(rest.substring(start, i).trim());
                start = i + 1;
            }
        }
        return hosts;
    }

    /** As lists are written where a port at the end is that of every host without one of its own. */
    static Hosts sharingPort(String list, int defaultPort) {
        Hosts last = parse(list.substring(list.lastIndexOf(',') + 1), defaultPort);
        return parse(list, last.firstPort());
    }

    private void addOne(String address) {
        int parenthesis = address.indexOf('(');
        if (parenthesis >= 0) {
            String head = address.substring(0, parenthesis);
            if (!head.isEmpty() && !head.equalsIgnoreCase("address=")) {
                throw new IllegalArgumentException();
            }
            String whole = UrlText.parameter(address, "(),", "address"); // MySQL's X protocol
            if (whole != null) {
                addOne(whole);
                return;
            }
            String host = UrlText.parameter(address, "(),", "host");
            String port = UrlText.parameter(address, "(),", "port");
            add(host == null ? "" : host, port);
            return;
        }
        if (address.startsWith("[")) {
            int close = address.indexOf(']');
            String after = close < 0 ? "?" : address.substring(close + 1);
            if (!after.isEmpty() && after.charAt(0) != ':') {
                throw new IllegalArgumentException();
            }
            add(address.substring(1, close), after.isEmpty() ? null : after.substring(1));
            return;
        }
        int colon = address.indexOf(':');
        if (colon < 0 || address.indexOf(':', colon + 1) > 0) {
            add(address, null); // more than one colon: IPv6 without brackets
        } else {
            add(address.substring(0, colon), address.substring(colon + 1));
        }
    }

    /** @param port null or empty for the default */
    void add(String host, String port) {
        add(host, port == null || port.isEmpty() ? defaultPort : number(port));
    }

    /** @param port -1 for none */
    void add(String address, int port) {
        String host = address.isEmpty() ? "localhost" : UrlText.lower(withoutBrackets(address));
        check(host);
        if (count++ >= MAX_HOSTS) {
            return;
        }
        if (firstHost == null) {
            firstHost = host;
            firstPort = port;
        } else {
            text.append(',');
        }
        if (host.indexOf(':') >= 0) {
            text.append('[').append(host).append(']');
        } else {
            text.append(host);
        }
        if (port >= 0) {
            text.append(':').append(port);
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int number(String text) {
        int port = Integer.parseInt(text.trim());
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException();
        }
        return port;
    }

    private static void check(String host) {
        boolean version6 = host.indexOf(':') >= 0;
        boolean zone = false;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            zone |= c == '%';
            boolean known = version6
                    ? c == ':' || c == '.' || c == '%' || Character.digit(c, 16) >= 0 || (zone && isName(c))
                    : isName(c);
            if (!known || i >= MAX_HOST_LENGTH) {
                throw new IllegalArgumentException();
            }
        }
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    String firstHost() {
        return firstHost;
    }

    int firstPort() {
        return firstPort;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
