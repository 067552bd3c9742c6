package io.whence.jdbc.lineage;

/** Google's Cloud SQL, reached through a socket factory: the instance is named by a parameter and the host is none. */
final class CloudSql {
    private CloudSql() {}

    /** Null where the parameters name no instance. */
    static DatabaseUrl instance(Engine engine, UrlParts parts, String catalog, String schema) {
        String instance = parts.parameter("cloudSqlInstance");
        return instance == null ? null : named(engine, UrlText.decode(instance), catalog, schema);
    }

    /** @param instance {@code project:region:instance} */
    static DatabaseUrl named(Engine engine, String instance, String catalog, String schema) {
        for (int i = 0; i < instance.length(); i++) {
            char c = instance.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != ':' && c != '-' && c != '.') {
                throw new IllegalArgumentException();
            }
        }
        return DatabaseUrl.named(engine, engine.scheme() + "://" + instance, catalog, schema);
    }
}
