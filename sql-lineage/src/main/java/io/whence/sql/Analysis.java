package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run of an analyzer over one text: the parts that do the work, and what they share. */
final class Analysis {
    private static final int MAX_WARNINGS = 20;

    final Tokens tokens;
    final SqlSession session;
    final Work work;
    final Names names;
    final Resolver resolver;
    final Stars stars;
    final Queries queries;
    final With with;
    final Selects selects;
    final Relations relations;
    final Expressions expressions;
    final Statements statements;
    private final List<String> warnings;
    private final List<StatementLineage> found;
    private boolean clear = true;
    private Set<String> variables = Collections.emptySet();
    private final List<Ctes> cursors = new ArrayList<>(0);

    private Analysis(
            Tokens tokens, SqlSession session, Work work, List<String> warnings, List<StatementLineage> found) {
        this.tokens = tokens;
        this.session = session;
        this.work = work;
        this.warnings = warnings;
        this.found = found;
        this.names = new Names(tokens, session);
        this.resolver = new Resolver(this);
        this.queries = new Queries(this);
        this.with = new With(this);
        this.stars = new Stars(this);
        this.selects = new Selects(this);
        this.relations = new Relations(this);
        this.expressions = new Expressions(this);
        this.statements = new Statements(this);
    }

    static SqlAnalysis run(String sql, SqlAnalyzer analyzer, SqlSession session) {
        Budget budget = analyzer.budget();
        Work work = new Work(budget);
        List<String> warnings = new ArrayList<>(2);
        List<StatementLineage> found = new ArrayList<>(2);
        Tokens tokens = Lexer.read(sql, analyzer.dialect(), budget);
        if (tokens.read < sql.length()) {
            warnings.add("the text is longer than the budget allows; only its first " + tokens.read
                    + " characters were read");
        }
        Analysis analysis = new Analysis(tokens, session, work, warnings, found);
        analysis.statements.all(0, tokens.count);
        leaveOutTemporary(found, session.takeLookedThrough());
        boolean complete = warnings.isEmpty();
        for (StatementLineage statement : found) {
            complete &= statement.complete();
        }
        return new SqlAnalysis(
                Collections.unmodifiableList(found),
                Sanitizer.sanitize(tokens),
                Summary.of(found),
                complete,
                Collections.unmodifiableList(warnings));
    }

    /** A temporary table that a later statement of the text reads is looked through, so it is no output. */
    private static void leaveOutTemporary(List<StatementLineage> found, Set<TableName> lookedThrough) {
        if (!lookedThrough.isEmpty()) {
            for (int i = 0; i < found.size(); i++) {
                found.set(i, found.get(i).without(lookedThrough));
            }
        }
    }

    /** An analysis of a text inside this one, such as a procedure's body in dollar quotes. */
    void inner(String body) {
        Tokens inside = Lexer.read(body, tokens.dialect, Budget.defaults().withMaxOperations(100_000));
        new Analysis(inside, session, work, warnings, found).statements.all(0, inside.count);
    }

    /** The query in a string, as UNLOAD takes it. */
    Query quoted(String sql, Statement statement) {
        Tokens inside = Lexer.read(sql, tokens.dialect, Budget.defaults().withMaxOperations(100_000));
        Analysis analysis = new Analysis(inside, session, work, warnings, found);
        Query query = analysis.queries.query(0, inside.count, null, null, statement.facts);
        clear &= analysis.clear;
        return query;
    }

    void add(StatementLineage statement) {
        found.add(statement);
    }

    /** The statements found so far in the whole text. */
    List<StatementLineage> found() {
        return found;
    }

    /** Takes note of a name that is a variable of a block or routine. */
    void variable(String name) {
        if (variables.isEmpty()) {
            variables = new HashSet<>(4);
        }
        variables.add(name);
    }

    boolean isVariable(String name) {
        return !variables.isEmpty() && variables.contains(name);
    }

    /** Takes note of a loop variable that holds a query's rows. */
    void cursor(Ctes rows) {
        cursors.add(rows);
    }

    /** The query whose rows a loop variable holds, or null. */
    Query cursor(String name) {
        for (int i = cursors.size() - 1; i >= 0; i--) {
            if (cursors.get(i).name.equalsIgnoreCase(name)) {
                return cursors.get(i).query;
            }
        }
        return null;
    }

    /** Takes note of something that was not understood. */
    void unclear(String what) {
        clear = false;
        if (warnings.size() < MAX_WARNINGS && !warnings.contains(what)) {
            warnings.add(what);
        }
    }

    /** Whether all was understood since the last call. */
    boolean takeClear() {
        boolean was = clear;
        clear = true;
        return was;
    }

    /** A query is nested too deep: its tables are all that is taken from it. */
    void tooDeep(int from, int to, Ctes ctes, Facts facts) {
        unclear("queries are nested too deep; of the inner ones only the tables were read");
        TableScan.scan(this, from, to, ctes, facts);
    }

    /** The first characters of a stretch of tokens, for a warning. */
    String excerpt(int from, int to) {
        if (from >= to) {
            return "the end";
        }
        return Sanitizer.excerpt(tokens, from, Math.min(to, from + 8), 60);
    }

    boolean dialectAllowsFromFirst() {
        Dialect dialect = tokens.dialect;
        return dialect == Dialect.DUCKDB
                || dialect == Dialect.HIVE
                || dialect == Dialect.SPARK
                || dialect == Dialect.BIGQUERY
                || dialect == Dialect.GENERIC;
    }

    /** True where an expression can be recursive without the word RECURSIVE. */
    boolean dialectImpliesRecursion() {
        Dialect dialect = tokens.dialect;
        return dialect == Dialect.SQLSERVER
                || dialect == Dialect.ORACLE
                || dialect == Dialect.DB2
                || dialect == Dialect.GENERIC;
    }
}
