package io.whence.testing.apps;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import java.sql.DriverManager;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.DriverManagerConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDriver;
import org.apache.commons.dbcp2.cpdsadapter.DriverAdapterCPDS;
import org.apache.commons.dbcp2.datasources.SharedPoolDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Databases in memory, behind the pool or wrapper of the given kind. */
final class DataSources implements AutoCloseable {
    private final String kind;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    DataSources(String kind) {
        this.kind = kind;
    }

    DataSource of(String database) throws Exception {
        String h2 = "h2:mem:" + database + ";DB_CLOSE_DELAY=-1";
        String url = "jdbc:" + h2;
        switch (kind) {
            case "driver":
                return new DriverManagerDataSource(url);
            case "h2-datasource":
                return h2(url);
            case "h2-pool":
                return JdbcConnectionPool.create(h2(url));
            case "hikari":
                return hikari(url);
            case "hikari-datasource":
                return hikari(h2(url));
            case "dbcp2":
                return dbcp2(url);
            case "dbcp2-driver":
                return dbcp2Driver(database, url);
            case "dbcp2-shared":
                return dbcp2Shared(url);
            case "c3p0":
                return c3p0(url);
            case "tomcat":
                return tomcat(url);
            case "agroal":
                return agroal(url);
            case "spring":
                return new TransactionAwareDataSourceProxy(
                        new LazyConnectionDataSourceProxy(new DriverManagerDataSource(url)));
            case "spring-single":
                return single(url);
            case "p6spy":
                return new DriverManagerDataSource("jdbc:p6spy:" + h2);
            case "p6spy-datasource":
                return new P6DataSource(h2(url));
            case "datasource-proxy":
                return ProxyDataSourceBuilder.create(h2(url)).build();
            case "opentelemetry":
                return JdbcTelemetry.create(OpenTelemetry.noop()).wrap(h2(url));
            case "opentelemetry-driver":
                return new DriverManagerDataSource("jdbc:otel:" + h2);
            case "all":
                return all("jdbc:p6spy:" + h2);
            default:
                throw new IllegalArgumentException(kind);
        }
    }

    private <T extends AutoCloseable> T opened(T source) {
        opened.push(source);
        return source;
    }

    private static JdbcDataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    private DataSource hikari(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        return opened(new HikariDataSource(config));
    }

    private DataSource hikari(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(2);
        return opened(new HikariDataSource(config));
    }

    private DataSource dbcp2(String url) {
        BasicDataSource source = opened(new BasicDataSource());
        source.setUrl(url);
        source.setPoolPreparedStatements(true);
        return source;
    }

    /** A Driver whose connections come from a pool. */
    private static DataSource dbcp2Driver(String name, String url) throws Exception {
        PoolableConnectionFactory factory =
                new PoolableConnectionFactory(new DriverManagerConnectionFactory(url), null);
        GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(factory);
        factory.setPool(pool);
        Class.forName("org.apache.commons.dbcp2.PoolingDriver");
        ((PoolingDriver) DriverManager.getDriver("jdbc:apache:commons:dbcp:")).registerPool(name, pool);
        return new DriverManagerDataSource("jdbc:apache:commons:dbcp:" + name);
    }

    private DataSource dbcp2Shared(String url) throws Exception {
        DriverAdapterCPDS connections = new DriverAdapterCPDS();
        connections.setDriver("org.h2.Driver");
        connections.setUrl(url);
        connections.setPoolPreparedStatements(true);
        SharedPoolDataSource source = opened(new SharedPoolDataSource());
        source.setConnectionPoolDataSource(connections);
        return source;
    }

    private DataSource c3p0(String url) {
        ComboPooledDataSource source = new ComboPooledDataSource();
        source.setJdbcUrl(url);
        source.setMinPoolSize(1);
        source.setInitialPoolSize(1);
        source.setMaxStatements(20);
        opened.push(source);
        return source;
    }

    private DataSource tomcat(String url) {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(url);
        properties.setDriverClassName("org.h2.Driver");
        properties.setJdbcInterceptors("ConnectionState;StatementCache(prepared=true)");
        properties.setInitialSize(1);
        org.apache.tomcat.jdbc.pool.DataSource source = new org.apache.tomcat.jdbc.pool.DataSource(properties);
        opened.push(source::close);
        return source;
    }

    private DataSource agroal(String url) throws Exception {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        pool -> pool.maxSize(2).connectionFactoryConfiguration(connection -> connection.jdbcUrl(url)));
        return opened(AgroalDataSource.from(configuration));
    }

    private DataSource single(String url) {
        SingleConnectionDataSource source = new SingleConnectionDataSource(url, true);
        opened.push(source::destroy);
        return source;
    }

    /** As wrapped as can be: each of them calls the next. */
    private DataSource all(String url) {
        DataSource physical = new DriverManagerDataSource(url);
        DataSource traced = JdbcTelemetry.create(OpenTelemetry.noop()).wrap(new P6DataSource(physical));
        DataSource proxied = ProxyDataSourceBuilder.create(hikari(traced)).build();
        return new TransactionAwareDataSourceProxy(new LazyConnectionDataSourceProxy(proxied));
    }

    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
