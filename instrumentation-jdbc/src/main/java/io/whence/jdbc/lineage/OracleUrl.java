package io.whence.jdbc.lineage;

/**
 * Oracle: {@code thin:[user/password]@} and a descriptor, a directory's address, {@code //host:port/service}, {@code
 * host:port:sid} or an alias. The service or SID is the catalog; the schema is the user's, which no URL says.
 */
final class OracleUrl {
    private static final int LONGEST_ATTRIBUTE = 2;

    private OracleUrl() {}

    static DatabaseUrl parse(String url) {
        int descriptor = descriptor(url);
        if (descriptor >= 0) {
            return TnsDescriptor.parse(url.substring(descriptor));
        }
        int query = url.indexOf('?');
        int first = url.indexOf('@');
        if (query >= 0 && (first < 0 || query < first)) {
            throw new IllegalArgumentException(); // the question mark is the password's
        }
        String driver = UrlText.until(url, ':');
        String head = query < 0 ? url : url.substring(0, query);
        String parameters = query < 0 ? "" : url.substring(query);
        int at = head.lastIndexOf('@');
        boolean credentials = at > driver.length() + 1 || first != at;
        if (credentials ? parameters.indexOf('@') >= 0 : UrlParts.hideCredentials(parameters)) {
            throw new IllegalArgumentException(); // so may this one be
        }
        UrlParts.refuseParameters(head.substring(0, Math.max(at, 0)));
        String address = at < 0 ? head.substring(Math.min(driver.length() + 1, head.length())) : head.substring(at + 1);
        if (UrlText.startsWith(address, "ldap")) {
            return directory(address);
        }
        if (UrlText.startsWith(address, "config-")) {
            throw new IllegalArgumentException(); // a configuration store knows the server
        }
        return server(address, UrlText.parameter(parameters, "?&", "TNS_ADMIN") != null);
    }

    private static int descriptor(String url) {
        String lower = UrlText.lower(url);
        int at = -1;
        for (String key : new String[] {"description", "address"}) {
            for (int i = lower.indexOf(key); i >= 0 && at < 0; i = lower.indexOf(key, i + 1)) {
                int before = i - 1;
                while (before >= 0 && lower.charAt(before) == ' ') {
                    before--;
                }
                at = before >= 0 && lower.charAt(before) == '(' ? before : -1;
            }
        }
        return at;
    }

    /** {@code [protocol:]//hosts[:port]/service[:server][/instance]}, {@code host[:port]:sid} or an alias. */
    private static DatabaseUrl server(String address, boolean aliased) {
        int slashes = address.indexOf("//");
        if (slashes > 0 && address.indexOf(':') != slashes - 1) {
            throw new IllegalArgumentException();
        }
        String text = slashes < 0 ? address : address.substring(slashes + 2);
        if (text.isEmpty()) {
            throw new IllegalArgumentException();
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            String service = UrlText.untilAny(text.substring(slash + 1), ":/");
            return named(text.substring(0, slash).replace(';', ','), service);
        }
        int last = text.lastIndexOf(':');
        boolean sid = last > text.lastIndexOf(']') && !isNumber(text.substring(last + 1));
        if (sid) {
            return named(text.substring(0, last), text.substring(last + 1));
        }
        if (aliased && last < 0) {
            Hosts alias = new Hosts(-1);
            alias.add(text, -1);
            return DatabaseUrl.named(Engine.ORACLE, Engine.ORACLE.scheme() + "://" + alias, null, null);
        }
        return named(text.replace(';', ','), null);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@code ldap[s]:[//]host:port/name,cn=…} or {@code …/cn=…/name}, of which the first of several counts. */
    private static DatabaseUrl directory(String address) {
        String one = UrlText.until(address, ' ');
        String text = one.substring(one.indexOf(':') + 1);
        text = text.startsWith("//") ? text.substring(2) : text;
        int slash = text.indexOf('/');
        String path = slash < 0 ? "" : UrlText.untilAny(text.substring(slash + 1), ";&#");
        String first = UrlText.untilAny(path, ",/");
        int last = path.lastIndexOf('/');
        boolean nameFirst = first.indexOf('=') < 0;
        if (!nameFirst && last >= 0 && !isContext(path.substring(0, last))) {
            throw new IllegalArgumentException();
        }
        return named(UrlText.until(text, '/'), nameFirst ? first : path.substring(last + 1));
    }

    /** {@code cn=…,dc=…}: attributes of an entry's name are short, and no parameter's name is. */
    private static boolean isContext(String text) {
        for (String attribute : text.split(",", -1)) {
            int equals = attribute.indexOf('=');
            if (equals < 1 || equals > LONGEST_ATTRIBUTE || attribute.indexOf('/') >= 0) {
                return false;
            }
        }
        return true;
    }

    private static DatabaseUrl named(String hosts, String service) {
        return DatabaseUrl.onServer(
                Engine.ORACLE, Hosts.parse(hosts, Engine.ORACLE.defaultPort()), UrlText.name(service), null);
    }
}
