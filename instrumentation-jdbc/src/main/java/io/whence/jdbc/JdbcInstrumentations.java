package io.whence.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.whence.api.instrument.AdviceTarget;
import io.whence.api.instrument.TypeInstrumentation;
import io.whence.api.instrument.TypeMatch;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The kinds of JDBC objects, each with the methods that move data or decide whether it moved. */
final class JdbcInstrumentations {
    private static final String ADVICE = "io.whence.jdbc.advice.";
    private static final String[] MARKERS = {"java/sql/", "javax/sql/"};

    private JdbcInstrumentations() {}

    static List<TypeInstrumentation> all() {
        return Arrays.asList(
                new DriverInstrumentation(),
                new DataSourceInstrumentation(),
                new ConnectionInstrumentation(),
                new StatementInstrumentation(),
                new ResultSetInstrumentation());
    }

    private static ElementMatcher.Junction<MethodDescription> method(String name) {
        return named(name).and(isPublic()).and(not(isStatic()));
    }

    private static ElementMatcher.Junction<MethodDescription> takesSql() {
        return takesArgument(0, String.class);
    }

    private abstract static class Base implements TypeInstrumentation {
        private final TypeMatch match;
        private final boolean carriesState;

        Base(boolean carriesState, String... roots) {
            this.match = TypeMatch.subtypesOf(Arrays.asList(roots), MARKERS);
            this.carriesState = carriesState;
        }

        @Override
        public TypeMatch match() {
            return match;
        }

        @Override
        public boolean carriesState() {
            return carriesState;
        }
    }

    private static final class DriverInstrumentation extends Base {
        DriverInstrumentation() {
            super(false, "java/sql/Driver");
        }

        @Override
        public void advise(AdviceTarget target) {
            target.advise(method("connect").and(takesArguments(2)).and(takesSql()), ADVICE + "DriverConnectAdvice");
        }
    }

    private static final class DataSourceInstrumentation extends Base {
        DataSourceInstrumentation() {
            super(
                    false,
                    "javax/sql/DataSource",
                    "javax/sql/ConnectionPoolDataSource",
                    "javax/sql/XADataSource",
                    "javax/sql/PooledConnection",
                    "javax/sql/XAConnection");
        }

        @Override
        public void advise(AdviceTarget target) {
            target.advise(method("getConnection"), ADVICE + "DataSourceConnectAdvice")
                    .advise(
                            method("getPooledConnection").or(method("getXAConnection")),
                            ADVICE + "PooledConnectionAdvice")
                    .advise(
                            method("setUrl").or(method("setURL")).and(takesArguments(String.class)),
                            ADVICE + "DataSourceUrlAdvice");
        }
    }

    private static final class ConnectionInstrumentation extends Base {
        ConnectionInstrumentation() {
            super(true, "java/sql/Connection");
        }

        @Override
        public void advise(AdviceTarget target) {
            target.advise(method("createStatement"), ADVICE + "StatementCreationAdvice$Plain")
                    .advise(
                            method("prepareStatement").or(method("prepareCall")).and(takesSql()),
                            ADVICE + "StatementCreationAdvice$Prepared")
                    .advise(
                            method("setAutoCommit").and(takesArguments(boolean.class)),
                            ADVICE + "TransactionAdvice$AutoCommit")
                    .advise(method("commit").and(takesNoArguments()), ADVICE + "TransactionAdvice$Commit")
                    .advise(method("rollback"), ADVICE + "TransactionAdvice$Rollback")
                    .advise(method("setSavepoint"), ADVICE + "TransactionAdvice$SetSavepoint")
                    .advise(
                            method("close").and(takesNoArguments()).or(method("abort")),
                            ADVICE + "TransactionAdvice$Close")
                    .advise(method("setSchema").and(takesSql()), ADVICE + "SessionAdvice$Schema")
                    .advise(method("setCatalog").and(takesSql()), ADVICE + "SessionAdvice$Catalog");
        }
    }

    private static final class StatementInstrumentation extends Base {
        StatementInstrumentation() {
            super(true, "java/sql/Statement", "java/sql/PreparedStatement", "java/sql/CallableStatement");
        }

        @Override
        public void advise(AdviceTarget target) {
            target.advise(executes("executeQuery"), ADVICE + "ExecutionAdvice$Query")
                    .advise(
                            executes("executeUpdate")
                                    .and(returns(int.class))
                                    .or(executes("executeLargeUpdate").and(returns(long.class))),
                            ADVICE + "ExecutionAdvice$Update")
                    .advise(executes("execute").and(returns(boolean.class)), ADVICE + "ExecutionAdvice$Any")
                    .advise(
                            method("executeBatch")
                                    .or(method("executeLargeBatch"))
                                    .and(takesNoArguments()),
                            ADVICE + "ExecutionAdvice$Batch")
                    .advise(method("addBatch").and(takesArguments(String.class)), ADVICE + "StatementAdvice$AddBatch")
                    .advise(method("clearBatch").and(takesNoArguments()), ADVICE + "StatementAdvice$ClearBatch")
                    .advise(method("getResultSet").and(takesNoArguments()), ADVICE + "StatementAdvice$TakeResult")
                    .advise(
                            method("getUpdateCount")
                                    .and(returns(int.class))
                                    .or(method("getLargeUpdateCount").and(returns(long.class)))
                                    .and(takesNoArguments()),
                            ADVICE + "StatementAdvice$TakeCount")
                    .advise(method("getMoreResults"), ADVICE + "StatementAdvice$MoreResults")
                    .advise(method("close").and(takesNoArguments()), ADVICE + "StatementAdvice$Close");
        }

        /** The prepared form without arguments, and the plain ones that begin with the text. */
        private static ElementMatcher.Junction<MethodDescription> executes(String name) {
            return method(name).and(takesNoArguments().or(takesSql()));
        }
    }

    private static final class ResultSetInstrumentation extends Base {
        ResultSetInstrumentation() {
            super(true, "java/sql/ResultSet");
        }

        @Override
        public void advise(AdviceTarget target) {
            target.advise(
                            method("next").and(takesNoArguments()).and(returns(boolean.class)),
                            ADVICE + "ResultSetAdvice$Next")
                    .advise(method("close").and(takesNoArguments()), ADVICE + "ResultSetAdvice$Close");
        }
    }
}
