package io.whence.jdbc.lineage;

/** Services that are known by an account, project or region rather than by an address. */
final class WarehouseUrl {
    private static final String SEPARATORS = "?&;/";

    private WarehouseUrl() {}

    /**
     * {@code //account.snowflakecomputing.com/?db=…&schema=…}. An organization's account is named as it is, an older
     * account locator with its region and cloud.
     */
    static DatabaseUrl snowflake(String url) {
        Engine engine = Engine.SNOWFLAKE;
        UrlParts parts = UrlParts.of(url, "?;&");
        Hosts hosts = parts.hosts(engine.defaultPort());
        String account = parts.parameter("account", "AccountName");
        if (account == null) {
            account = hosts.firstHost();
        }
        Hosts named = new Hosts(-1);
        named.add(account(UrlText.lower(account)), -1);
        String catalog = UrlText.identifier(engine, parts.parameter("db", "database", "databaseName"));
        String schema = UrlText.identifier(engine, parts.parameter("schema"));
        if (schema == null && catalog != null) {
            schema = engine.defaultSchema();
        }
        String namespace = engine.scheme() + "://" + named;
        return parts.hosts().isEmpty()
                ? DatabaseUrl.named(engine, namespace, catalog, schema)
                : DatabaseUrl.onServer(engine, namespace, hosts, catalog, schema);
    }

    private static String account(String host) {
        int suffix = host.indexOf(".snowflakecomputing.");
        String account = suffix < 0 ? host : host.substring(0, suffix);
        if (account.endsWith(".privatelink")) {
            account = account.substring(0, account.length() - ".privatelink".length());
        }
        int dot = account.indexOf('.');
        String first = dot < 0 ? account : account.substring(0, dot);
        if (first.indexOf('-') >= 0) {
            return first;
        }
        if (dot < 0) {
            return account + ".us-west-1.aws";
        }
        return account.indexOf('.', dot + 1) < 0 ? account + ".aws" : account;
    }

    /** {@code //https://endpoint:443;ProjectId=…;DefaultDataset=…}: there is one BigQuery. */
    static DatabaseUrl bigquery(String url) {
        String project = UrlText.name(UrlText.parameter(url, SEPARATORS, "ProjectId", "Project"));
        String dataset = UrlText.name(UrlText.parameter(url, SEPARATORS, "DefaultDataset", "Dataset"));
        int dot = dataset == null ? -1 : Math.max(dataset.lastIndexOf('.'), dataset.lastIndexOf(':'));
        if (dot > 0) {
            project = dataset.substring(0, dot);
            dataset = dataset.substring(dot + 1);
        }
        return DatabaseUrl.named(Engine.BIGQUERY, "bigquery", project, dataset);
    }

    /** {@code //athena.region.amazonaws.com:443;…} or {@code //Region=…;Catalog=…;Database=…}. */
    static DatabaseUrl athena(String url) {
        Engine engine = Engine.ATHENA;
        String region = UrlText.parameter(url, SEPARATORS, "Region", "AwsRegion");
        if (region == null) {
            int label = url.indexOf("athena.");
            region = label < 0 ? "" : UrlText.untilAny(url.substring(label + "athena.".length()), ".:;/?@");
        }
        Hosts endpoint = new Hosts(-1);
        endpoint.add("athena." + region + ".amazonaws.com", -1);
        String catalog = UrlText.identifier(engine, UrlText.parameter(url, SEPARATORS, "Catalog"));
        String schema = UrlText.identifier(engine, UrlText.parameter(url, SEPARATORS, "Database", "Schema"));
        return DatabaseUrl.named(
                engine,
                region.isEmpty() ? "awsathena:" : engine.scheme() + "://" + endpoint,
                catalog == null ? "awsdatacatalog" : catalog,
                schema == null ? engine.defaultSchema() : schema);
    }

    /** {@code [//host]/projects/…/instances/…/databases/…}. */
    static DatabaseUrl spanner(String url) {
        String path = "/" + UrlText.untilAny(url, "?;&");
        String project = after(path, "/projects/");
        String instance = after(path, "/instances/");
        if (project == null || instance == null) {
            throw new IllegalArgumentException();
        }
        String namespace = Engine.SPANNER.scheme() + "://" + project + ":" + instance;
        return DatabaseUrl.named(Engine.SPANNER, namespace, after(path, "/databases/"), null);
    }

    private static String after(String path, String label) {
        int at = path.indexOf(label);
        return at < 0 ? null : UrlText.name(UrlText.until(path.substring(at + label.length()), '/'));
    }
}
