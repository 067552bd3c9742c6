package io.whence.jdbc.lineage;

/**
 * {@code //[user:password@]hosts[/path][parameters]} in its parts, without the credentials. Where these could reach
 * further than they seem to, as unencoded passwords with a slash or question mark do, there are no parts.
 */
final class UrlParts {
    /** No driver has a shorter one that could be followed by an at sign: db, user, password … */
    private static final int SHORTEST_KEY = 2;

    private final String hosts;
    private final String path;
    private final String parameters;

    private UrlParts(String hosts, String path, String parameters) {
        this.hosts = hosts;
        this.path = path;
        this.parameters = parameters;
    }

    /**
     * @param ends the characters that begin the parameters
     * @throws IllegalArgumentException if it is ambiguous where the credentials end
     */
    static UrlParts of(String url, String ends) {
        boolean addressed = url.startsWith("//");
        String text = addressed ? url.substring(2) : url;
        int end = UrlText.indexOutside(text, ends);
        String head = end < 0 ? text : text.substring(0, end);
        String parameters = end < 0 ? "" : text.substring(end);
        int slash = addressed ? UrlText.indexOutside(head, "/") : -1;
        String authority = addressed ? slash < 0 ? head : head.substring(0, slash) : "";
        String path = addressed ? slash < 0 ? "" : head.substring(slash + 1) : head;
        if (path.indexOf('@') >= 0 || hideCredentials(parameters)) {
            throw new IllegalArgumentException();
        }
        return new UrlParts(withoutCredentials(authority), path, parameters);
    }

    /**
     * Whether what looks like parameters may still be the password, one that holds a question mark or semicolon: an at
     * sign there has to be in the value of a parameter.
     */
    static boolean hideCredentials(String parameters) {
        int at = parameters.indexOf('@');
        if (at < 0) {
            return false;
        }
        int last = at;
        while (last > 0 && "?;&#".indexOf(parameters.charAt(last)) < 0) {
            last--;
        }
        return !beginsWithKey(parameters, 1) || !beginsWithKey(parameters, last + 1);
    }

    /** What has parameters in it is no credentials alone: they have another separator than this database's. */
    static void refuseParameters(String credentials) {
        for (int i = 0; i < credentials.length(); i++) {
            if (";&,#".indexOf(credentials.charAt(i)) >= 0 && beginsWithKey(credentials, i + 1)) {
                throw new IllegalArgumentException();
            }
        }
    }

    private static boolean beginsWithKey(String parameters, int start) {
        int end = start;
        while (end < parameters.length()
                && (Character.isLetterOrDigit(parameters.charAt(end)) || "._-".indexOf(parameters.charAt(end)) >= 0)) {
            end++;
        }
        return end - start >= SHORTEST_KEY && end < parameters.length() && parameters.charAt(end) == '=';
    }

    /** MySQL allows credentials for all hosts, or for each. */
    private static String withoutCredentials(String authority) {
        int last = authority.lastIndexOf('@');
        if (last < 0) {
            return authority;
        }
        refuseParameters(authority.substring(0, last));
        String[] each = authority.split(",", -1);
        StringBuilder hosts = new StringBuilder();
        for (String one : each) {
            int at = one.lastIndexOf('@');
            if (at < 0 || one.lastIndexOf(':', at) < 0) {
                return authority.substring(last + 1);
            }
            hosts.append(hosts.length() == 0 ? "" : ",").append(one, at + 1, one.length());
        }
        return hosts.toString();
    }

    String hosts() {
        return hosts;
    }

    Hosts hosts(int defaultPort) {
        return Hosts.parse(hosts, defaultPort);
    }

    /** What follows the hosts' slash, undecoded. */
    String path() {
        return path;
    }

    /** The path's part of that index, decoded; null if it has none. */
    String pathName(int index) {
        String rest = path;
        for (int i = 0; i < index; i++) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return null;
            }
            rest = rest.substring(slash + 1);
        }
        return UrlText.name(UrlText.until(rest, '/'));
    }

    /** The value of the first of the keys that there is, undecoded; null if there is none. */
    String parameter(String... keys) {
        return UrlText.parameter(parameters, "?&;#", keys);
    }

    String parameters() {
        return parameters;
    }
}
