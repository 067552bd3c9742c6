package io.whence.benchmarks.sql;

import io.whence.sql.SqlAnalysis;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One operation is the analysis of one statement, one after the other, so that samples are of all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SqlCalls {
    private List<SqlStatements.Statement> statements;
    private int next;

    @Setup
    public void load() {
        statements = SqlStatements.all();
    }

    @Benchmark
    public SqlAnalysis analyze() {
        SqlStatements.Statement statement = statements.get(next);
        next = (next + 1) % statements.size();
        return statement.analyzer().analyze(statement.sql());
    }
}
