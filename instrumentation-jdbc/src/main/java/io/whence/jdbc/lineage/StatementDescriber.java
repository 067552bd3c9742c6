package io.whence.jdbc.lineage;

import io.whence.api.ActivityDescriber;
import io.whence.api.ActivityFacts;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.api.model.Transformation;
import io.whence.sql.ColumnSource;
import io.whence.sql.SqlAnalysis;
import io.whence.sql.StatementKind;
import io.whence.sql.StatementLineage;
import io.whence.sql.TableName;
import io.whence.sql.TableRead;
import io.whence.sql.TableWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses one SQL text, on an agent thread, and says what it reads and writes on its target. */
final class StatementDescriber implements ActivityDescriber {
    private final JdbcTarget target;
    private final String sql;
    private final JdbcSettings settings;
    private volatile Throwable caller;

    StatementDescriber(JdbcTarget target, String sql, JdbcSettings settings) {
        this.target = target;
        this.sql = sql;
        this.settings = settings;
    }

    /** Keeps where the statement was executed from; its frames are read when it is described. */
    void calledFrom(Throwable sample) {
        caller = sample;
    }

    @Override
    public ActivityFacts describe() {
        SqlAnalysis analysis = target.analyze(sql);
        Facts facts = new Facts(analysis);
        for (StatementLineage statement : analysis.statements()) {
            facts.add(statement);
        }
        return facts.isEmpty() ? null : facts.build();
    }

    /** Gathers the accesses of all statements of the text. */
    private final class Facts {
        private final SqlAnalysis analysis;
        private final String shape;
        private final String function;
        private final TableNaming naming = new TableNaming(target);
        private final Map<Dataset, Access> reads = new LinkedHashMap<>();
        private final List<ActivityFacts.Write> writes = new ArrayList<>();

        Facts(SqlAnalysis analysis) {
            this.analysis = analysis;
            this.shape = analysis.shapeHash();
            Throwable sample = caller;
            this.function =
                    sample == null ? null : CallSite.of(sample, target.url().engine());
        }

        boolean isEmpty() {
            return reads.isEmpty() && writes.isEmpty();
        }

        ActivityFacts build() {
            return new ActivityFacts(shape, new ArrayList<>(reads.values()), writes);
        }

        void add(StatementLineage statement) {
            if (statement.kind() == StatementKind.EXPLAIN || statement.kind() == StatementKind.SESSION) {
                return;
            }
            List<Dataset> inputs = new ArrayList<>();
            for (TableRead read : statement.inputs()) {
                Dataset dataset = kept(read.table(), null);
                if (dataset != null && !inputs.contains(dataset)) {
                    inputs.add(dataset);
                    addRead(dataset, read.columns(), statement);
                }
            }
            for (TableWrite write : statement.outputs()) {
                Dataset dataset = write.temporary() ? null : kept(write.table(), format(write));
                if (dataset != null) {
                    addWrite(dataset, write, inputs, statement);
                }
            }
        }

        private void addRead(Dataset dataset, List<String> columns, StatementLineage statement) {
            Access known = reads.get(dataset);
            List<String> all = columns;
            if (known != null) {
                all = new ArrayList<>(known.columns());
                for (String column : columns) {
                    if (!all.contains(column)) {
                        all.add(column);
                    }
                }
            }
            reads.put(dataset, access(Access.Kind.READ, dataset, "SELECT", all, statement));
        }

        private void addWrite(Dataset dataset, TableWrite write, List<Dataset> inputs, StatementLineage statement) {
            Access access = access(Access.Kind.WRITE, dataset, write.operation().name(), write.columns(), statement);
            ActivityFacts.RowCount rowCount = rowCount(write.operation());
            if (write.operation() == StatementKind.CREATE_TABLE) {
                return; // an empty table: lineage begins with what fills it
            }
            if (!inputs.isEmpty()) {
                writes.add(ActivityFacts.Write.explained(
                        access, Basis.STATEMENT, inputs, columnLineage(write, inputs), rowCount));
            } else if (carriesData(write.operation())) {
                writes.add(ActivityFacts.Write.unexplained(access, rowCount));
            } else {
                writes.add(ActivityFacts.Write.withoutInput(access, rowCount));
            }
        }

        /** Null for what is not lineage: the database's own tables, and what the user excluded. */
        private Dataset kept(TableName table, String format) {
            if (naming.isSystem(table)) {
                return null;
            }
            Dataset dataset = naming.dataset(table, format);
            return settings.excludes(dataset.toString()) ? null : dataset;
        }

        private Access access(
                Access.Kind kind, Dataset dataset, String operation, List<String> columns, StatementLineage statement) {
            DatabaseUrl url = target.url();
            Access.Builder access = Access.builder(kind, dataset, operation)
                    .columns(columns)
                    .codeHash(shape)
                    .partial(!statement.complete())
                    .attribute("db.system.name", url.engine().systemName())
                    .attribute("db.namespace", databaseName())
                    .attribute("db.collection.name", dataset.name())
                    .attribute("db.operation.name", operation)
                    .attribute("db.query.summary", analysis.summary())
                    .attribute("server.address", url.host())
                    .attribute("code.function.name", function);
            if (url.port() >= 0) {
                access.attribute("server.port", (long) url.port());
            }
            if (settings.showsRawText()) {
                access.attribute("db.query.text", sql);
            } else if (settings.showsSanitizedText()) {
                access.attribute("db.query.text", analysis.sanitized());
            }
            return access.build();
        }

        private String databaseName() {
            if (target.catalog() != null) {
                return target.schema() == null ? target.catalog() : target.catalog() + "|" + target.schema();
            }
            return target.schema();
        }

        private List<ColumnLineage> columnLineage(TableWrite write, List<Dataset> inputs) {
            List<ColumnLineage> lineage = new ArrayList<>();
            for (io.whence.sql.ColumnLineage column : write.lineage()) {
                List<ColumnLineage.Source> sources = new ArrayList<>();
                for (ColumnSource source : column.sources()) {
                    int input = source.table() == null ? -1 : inputs.indexOf(naming.dataset(source.table(), null));
                    if (input >= 0) {
                        sources.add(new ColumnLineage.Source(
                                input,
                                source.column(),
                                Transformation.valueOf(source.transformation().name()),
                                source.masked()));
                    }
                }
                if (!sources.isEmpty()) {
                    lineage.add(new ColumnLineage(column.output(), sources));
                }
            }
            return lineage;
        }
    }

    private static String format(TableWrite write) {
        return write.operation() == StatementKind.CREATE_VIEW ? "view" : "table";
    }

    private static ActivityFacts.RowCount rowCount(StatementKind operation) {
        switch (operation) {
            case INSERT:
            case UPDATE:
            case DELETE:
            case MERGE:
            case COPY:
                return ActivityFacts.RowCount.EXACT;
            case CREATE_TABLE_AS:
            case SELECT:
                return ActivityFacts.RowCount.WHEN_POSITIVE;
            default:
                return ActivityFacts.RowCount.NONE;
        }
    }

    /** Whether values of the program can have gone into the dataset: removing rows or tables brings none. */
    private static boolean carriesData(StatementKind operation) {
        switch (operation) {
            case INSERT:
            case UPDATE:
            case MERGE:
            case COPY:
                return true;
            default:
                return false;
        }
    }
}
