package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** INSERT in its many forms. */
final class Inserts {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Assignments assignments;

    Inserts(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.assignments = new Assignments(analysis);
    }

    boolean read(int from, int to, Statement statement, Ctes ctes) {
        boolean all = tokens.is(from + 1, Keyword.ALL) || tokens.word(from + 1, "FIRST");
        if (all && conditional(from + 2, to, statement, ctes)) {
            return true;
        }
        return single(from, to, statement, ctes, null);
    }

    /** Hive's {@code FROM … INSERT … SELECT … INSERT … SELECT …}: one FROM for all. */
    boolean fromFirst(int from, int to, Statement statement, Ctes ctes) {
        int insert = nextInsert(from + 1, to);
        if (insert >= to) {
            return false;
        }
        Scope scope = statement.scope(ctes);
        int fromEnd = from + 1;
        while (fromEnd < insert && !tokens.is(fromEnd, Keyword.WHERE)) {
            fromEnd = tokens.after(fromEnd);
        }
        analysis.relations.from(from + 1, fromEnd, scope);
        while (insert < to) {
            int next = nextInsert(insert + 1, to);
            single(insert, next, statement, ctes, scope);
            insert = next;
        }
        statement.kind = StatementKind.INSERT;
        return true;
    }

    private int nextInsert(int from, int to) {
        int i = from;
        while (i < to
                && !(tokens.is(i, Keyword.INSERT)
                        && (tokens.is(i + 1, Keyword.INTO) || tokens.is(i + 1, Keyword.OVERWRITE)))) {
            i = tokens.after(i);
        }
        return i;
    }

    /** Oracle's and Snowflake's INSERT ALL … INTO a … INTO b … SELECT. */
    private boolean conditional(int from, int to, Statement statement, Ctes ctes) {
        int select = from;
        while (select < to
                && !tokens.is(select, Keyword.SELECT)
                && !tokens.is(select, Keyword.WITH)
                && !(tokens.paren(select) && analysis.queries.startsQuery(select, to))) {
            select = tokens.after(select);
        }
        if (select >= to) {
            return false;
        }
        statement.kind = StatementKind.INSERT;
        Query query = analysis.queries.query(select, to, null, ctes, statement.facts);
        Scope scope = statement.scope(ctes);
        scope.relations.add(Relation.derived(null, query.fields));
        for (int i = from; i < select; ) {
            if (tokens.is(i, Keyword.WHEN)) {
                int then = i;
                while (then < select && !tokens.is(then, Keyword.THEN)) {
                    then = tokens.after(then);
                }
                analysis.expressions.walk(i + 1, then, scope, Clause.FROM, Use.FILTERED, statement.facts.rows);
                i = then;
            }
            if (!tokens.is(i, Keyword.INTO) || !tokens.identifier(i + 1)) {
                i = tokens.after(i);
                continue;
            }
            int end = analysis.names.end(i + 1, select);
            TableName target = analysis.names.table(i + 1, end);
            List<String> columns = null;
            if (tokens.paren(end)) {
                columns = analysis.names.list(end);
                end = tokens.after(end);
            }
            List<Field> row = query.fields;
            if (tokens.is(end, Keyword.VALUES) && tokens.paren(end + 1)) {
                row = fields(analysis.expressions.row(end + 2, tokens.match[end + 1], scope, Clause.FROM));
                end = tokens.after(end + 1);
            }
            fill(statement.write(target, StatementKind.INSERT), columns, row, target);
            i = end;
        }
        return true;
    }

    private static List<Field> fields(List<Sources> row) {
        List<Field> out = new ArrayList<>(row.size());
        for (Sources sources : row) {
            out.add(new Field(null, sources));
        }
        return out;
    }

    private boolean single(int from, int to, Statement statement, Ctes ctes, Scope outer) {
        int i = from + 1;
        boolean marked = false;
        while (i < to && isModifier(i)) {
            marked |= tokens.is(i, Keyword.INTO) || tokens.is(i, Keyword.OVERWRITE);
            if (tokens.is(i, Keyword.OVERWRITE)
                    && !tokens.is(i + 1, Keyword.INTO)
                    && !tokens.is(i + 1, Keyword.TABLE)
                    && !directory(i + 1)
                    && !tokens.identifier(i + 1)) {
                break;
            }
            i = tokens.is(i, Keyword.TOP) ? tokens.after(i + 1) : i + 1;
        }
        TableName target;
        int end;
        if (tokens.kind[i] == Tokens.STRING || tokens.kind[i] == Tokens.PATH) {
            target = tokens.text.charAt(tokens.start[i]) == '"' && !tokens.is(i - 1, Keyword.DIRECTORY)
                    ? analysis.names.table(i, i + 1)
                    : TableName.location(tokens.written(i));
            end = i + 1;
        } else if (tokens.is(i, Keyword.FUNCTION) && tokens.paren(i + 2) && tokens.kind[i + 3] == Tokens.STRING) {
            target = TableName.location(tokens.written(i + 3));
            end = tokens.after(i + 2);
        } else if (tokens.kind[i] == Tokens.PARAM && tokens.text.charAt(tokens.start[i]) == '@') {
            end = i + 1;
            target = TableName.of(null, null, tokens.text(i, end));
        } else if (tokens.word(i, "IDENTIFIER") && tokens.paren(i + 1)) {
            end = tokens.after(i + 1);
            target = analysis.names.identified(i + 1);
            if (target == null) {
                return analysis.statements.notUnderstood(from, to, statement);
            }
        } else if (tokens.identifier(i)) {
            end = analysis.names.end(i, to);
            target = analysis.names.table(i, end);
        } else {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        return into(target, i, end, to, statement, ctes, outer, marked || tokens.is(from, Keyword.REPLACE));
    }

    private boolean directory(int i) {
        return tokens.is(i, Keyword.DIRECTORY) || (tokens.word(i, "LOCAL") && tokens.is(i + 1, Keyword.DIRECTORY));
    }

    private boolean isModifier(int i) {
        Keyword keyword = tokens.keyword[i];
        if (keyword == Keyword.INTO
                || keyword == Keyword.OVERWRITE
                || keyword == Keyword.DIRECTORY
                || keyword == Keyword.OR
                || (keyword == Keyword.TOP && tokens.paren(i + 1) && !tokens.is(i - 1, Keyword.INTO))) {
            return true;
        }
        if (keyword == Keyword.TABLE) {
            return tokens.identifier(i + 1) || tokens.is(i + 1, Keyword.FUNCTION);
        }
        boolean follows = tokens.is(i + 1, Keyword.INTO) || tokens.name(i + 1);
        return follows
                && (keyword == Keyword.IGNORE
                        || keyword == Keyword.REPLACE
                        || keyword == Keyword.ROLLBACK
                        || tokens.word(i, "LOW_PRIORITY")
                        || tokens.word(i, "HIGH_PRIORITY")
                        || tokens.word(i, "DELAYED")
                        || tokens.word(i, "ABORT")
                        || tokens.word(i, "FAIL")
                        || directory(i));
    }

    private boolean into(
            TableName target,
            int name,
            int nameEnd,
            int to,
            Statement statement,
            Ctes ctes,
            Scope outer,
            boolean marked) {
        int i = nameEnd;
        List<String> columns = null;
        String alias = null;
        boolean byName = false;
        while (i < to && !isSource(i, to)) {
            if (tokens.paren(i) && columns == null) {
                columns = analysis.names.list(i);
            } else if (tokens.is(i, Keyword.PARTITION) && tokens.paren(i + 1)) {
                i++;
            } else if (tokens.is(i, Keyword.AS) && tokens.name(i + 1)) {
                alias = tokens.folded(++i);
            } else if (tokens.is(i, Keyword.BY)) {
                byName = tokens.word(i + 1, "NAME");
            } else if (tokens.is(i, Keyword.OUTPUT)) {
                i = output(i, to, statement);
                continue;
            } else if (tokens.is(i, Keyword.REPLACE)
                    && (tokens.is(i + 1, Keyword.WHERE) || tokens.is(i + 1, Keyword.USING))) {
                while (i < to && !isSource(i, to)) {
                    i = tokens.after(i);
                }
                continue;
            }
            i = tokens.after(i);
        }
        if (i >= to && !marked) {
            return analysis.statements.notUnderstood(name, to, statement);
        }
        statement.kind = StatementKind.INSERT;
        Statement.Output output = statement.write(target, StatementKind.INSERT);
        if (i >= to) {
            analysis.unclear("an INSERT without a source: " + analysis.excerpt(name, to));
            return true;
        }
        if (byName) {
            columns = null;
        }
        i = source(i, to, output, columns, statement, ctes, outer, byName);
        conflict(i, to, output, alias, statement, ctes);
        return true;
    }

    private boolean isSource(int i, int to) {
        Keyword keyword = tokens.keyword[i];
        if (tokens.paren(i)) {
            return analysis.queries.startsQuery(i, to) || analysis.queries.startsQuery(i + 1, tokens.match[i]);
        }
        if (keyword == null) {
            return false;
        }
        switch (keyword) {
            case SELECT:
            case WITH:
            case VALUES:
            case SET:
            case EXEC:
            case EXECUTE:
            case CALL:
                return true;
            case VALUE:
                return tokens.paren(i + 1);
            case DEFAULT:
                return tokens.is(i + 1, Keyword.VALUES);
            case FROM:
                return true;
            case TABLE:
                return tokens.identifier(i + 1);
            default:
                return false;
        }
    }

    private int source(
            int i,
            int to,
            Statement.Output output,
            List<String> columns,
            Statement statement,
            Ctes ctes,
            Scope outer,
            boolean byName) {
        Keyword keyword = tokens.keyword[i];
        if (keyword == Keyword.SET) {
            return assignments.read(i + 1, assignments.end(i + 1, to), statement.scope(ctes), output);
        }
        if (keyword == Keyword.DEFAULT) {
            return i + 2;
        }
        if (keyword == Keyword.EXEC || keyword == Keyword.EXECUTE || keyword == Keyword.CALL) {
            analysis.unclear("what a procedure returns is not known: " + analysis.excerpt(i, to));
            return to;
        }
        if (keyword == Keyword.VALUE || (keyword == Keyword.VALUES && tokens.paren(i + 1))) {
            List<Field> fields = analysis.queries.values(i + 1, to, statement.scope(ctes));
            List<String> names = columns == null ? analysis.session.columns(output.table) : columns;
            if (names != null) {
                output.addAll(new Query(named(fields, names), statement.facts).fields);
            }
            return analysis.queries.stop;
        }
        List<Field> fields;
        int stop;
        if (outer != null && keyword == Keyword.SELECT) {
            Facts own = new Facts(analysis.work);
            own.merge(statement.facts);
            Scope scope = new Scope(null, own, ctes);
            scope.shareAs(outer);
            scope.relations.addAll(outer.relations);
            fields = analysis.selects.block(i, to, scope);
            stop = analysis.selects.stop;
            statement.facts.mergeReads(own);
            output.deciding = own.rows;
        } else {
            Query query = analysis.queries.query(i, to, null, ctes, statement.facts);
            fields = query.fields;
            stop = analysis.queries.stop;
        }
        if (byName) {
            output.addAll(fields);
        } else {
            fill(output, columns, fields, output.table);
        }
        return stop;
    }

    private static List<Field> named(List<Field> fields, List<String> names) {
        List<Field> out = new ArrayList<>(fields.size());
        for (int n = 0; n < Math.min(fields.size(), names.size()); n++) {
            out.add(fields.get(n).named(names.get(n)));
        }
        return out;
    }

    /** Gives a query's columns the names that they have in the target: by its column list, else by the catalog. */
    private void fill(Statement.Output output, List<String> columns, List<Field> fields, TableName target) {
        List<String> names = columns == null ? analysis.session.columns(target) : columns;
        boolean fits = names != null && (columns != null || names.size() >= fields.size());
        Query query = new Query(fields, null);
        if (fits) {
            query = query.renamed(names);
        }
        List<Field> row = new ArrayList<>(query.fields.size());
        for (Field field : query.fields) {
            if (field.name != null) {
                row.add(field);
            }
        }
        output.addAll(row);
    }

    /** ON CONFLICT … DO UPDATE and ON DUPLICATE KEY UPDATE: the row that was not inserted is a relation of its own. */
    private void conflict(int from, int to, Statement.Output output, String alias, Statement statement, Ctes ctes) {
        int i = from;
        String row = "EXCLUDED";
        if (tokens.is(i, Keyword.AS) && i + 1 < to && tokens.name(i + 1)) {
            row = tokens.folded(i + 1);
            i += 2;
            if (tokens.paren(i)) {
                i = tokens.after(i);
            }
        }
        while (i < to && !tokens.is(i, Keyword.ON)) {
            i = tokens.after(i);
        }
        while (i < to && !tokens.is(i, Keyword.UPDATE)) {
            i = tokens.after(i);
        }
        if (i >= to) {
            return;
        }
        i = tokens.is(i + 1, Keyword.SET) ? i + 2 : i + 1;
        Scope scope = statement.scope(ctes);
        Relation target = Relation.base(alias, output.table, analysis.session.columns(output.table));
        target.target = true;
        scope.relations.add(target);
        Relation excluded = Relation.derived(row, new ArrayList<>(output.fields()));
        excluded.qualifiedOnly = true;
        scope.relations.add(excluded);
        int end = assignments.end(i, to);
        assignments.read(i, end, scope, output);
        if (tokens.is(end, Keyword.WHERE) && end < to) {
            int stop = assignments.end(end + 1, to);
            analysis.expressions.walk(end + 1, stop, scope, Clause.FROM, Use.FILTERED, statement.facts.rows);
        }
    }

    /** T-SQL's OUTPUT … INTO: the target's new rows are written a second time. */
    private int output(int from, int to, Statement statement) {
        int i = from + 1;
        while (i < to && !tokens.is(i, Keyword.INTO) && !isSource(i, to)) {
            i = tokens.after(i);
        }
        if (tokens.is(i, Keyword.INTO)) {
            int end = analysis.names.end(i + 1, to);
            if (end > i + 1 && tokens.identifier(i + 1)) {
                statement.write(analysis.names.table(i + 1, end), StatementKind.INSERT);
            }
            i = Math.max(end, i + 1);
            if (tokens.paren(i) && !isSource(i, to)) {
                i = tokens.after(i);
            }
        }
        return i;
    }
}
