package io.whence.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One SELECT: its FROM first, so that the names in the other clauses can be resolved, then these. */
final class Selects {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Dialect dialect;
    private final Labels labels;
    /** The first token behind the last SELECT. */
    int stop;
    /** The target of the last SELECT … INTO, or null. */
    TableName into;
    /** Whether that target ends with its session. */
    boolean intoTemporary;

    Selects(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.dialect = tokens.dialect;
        this.labels = new Labels(analysis);
    }

    List<Field> block(int from, int to, Scope scope) {
        analysis.work.step();
        Clauses clauses = new Clauses(tokens);
        clauses.scan(from, to);
        if (clauses.from >= 0) {
            analysis.relations.from(clauses.from + 1, clauses.end(clauses.from), scope);
        }
        if (clauses.window >= 0) {
            windows(clauses.window + 1, clauses.end(clauses.window), scope);
        }
        if (clauses.select < 0) {
            rest(clauses, scope);
            stop = clauses.stop;
            return everything(scope);
        }
        int first = modifiers(clauses.select + 1, clauses.stop, scope);
        int end = first;
        while (end < clauses.stop && !clauses.isClause(end)) {
            end = tokens.after(end);
        }
        items(first, end, scope);
        if (clauses.into >= 0) {
            into(clauses.into + 1, clauses.stop);
        }
        rest(clauses, scope);
        stop = clauses.stop;
        return scope.items;
    }

    /** Skips what may stand between SELECT and its items: DISTINCT, TOP, hints. */
    private int modifiers(int from, int to, Scope scope) {
        int i = from;
        while (i < to) {
            if (tokens.is(i, Keyword.DISTINCT)) {
                i++;
                if (tokens.is(i, Keyword.ON) && tokens.paren(i + 1)) {
                    int close = tokens.match[i + 1];
                    analysis.expressions.walk(i + 2, close, scope, Clause.FROM, Use.GROUPED, scope.facts.rows);
                    i = tokens.after(i + 1);
                }
            } else if (tokens.is(i, Keyword.TOP)
                    && (tokens.kind[i + 1] == Tokens.NUMBER
                            || tokens.paren(i + 1)
                            || tokens.kind[i + 1] == Tokens.PARAM)) {
                i = tokens.after(i + 1);
                if (tokens.is(i, Keyword.PERCENT)) {
                    i++;
                }
                if (tokens.is(i, Keyword.WITH) && tokens.word(i + 1, "TIES")) {
                    i += 2;
                }
            } else if (tokens.is(i, Keyword.LIMIT)
                    && tokens.kind[i + 1] == Tokens.NUMBER
                    && tokens.kind[i + 2] == Tokens.NUMBER) {
                i += 3;
            } else if (tokens.is(i, Keyword.AS)
                    && (tokens.is(i + 1, Keyword.STRUCT) || tokens.is(i + 1, Keyword.VALUE))) {
                i += 2;
            } else if (tokens.is(i, Keyword.ALL) || tokens.is(i, Keyword.STRAIGHT_JOIN) || isMysqlModifier(i)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private boolean isMysqlModifier(int i) {
        return tokens.kind[i] == Tokens.WORD
                && tokens.text.startsWith("SQL_", tokens.start[i])
                && (tokens.name(i + 1) || tokens.op(i + 1, '*'))
                && (tokens.word(i, "SQL_CALC_FOUND_ROWS")
                        || tokens.word(i, "SQL_NO_CACHE")
                        || tokens.word(i, "SQL_CACHE")
                        || tokens.word(i, "SQL_SMALL_RESULT")
                        || tokens.word(i, "SQL_BIG_RESULT"));
    }

    /** Reads a list of select items. */
    List<Field> items(int from, int to, Scope scope) {
        int start = from;
        for (int i = from; i <= to; i = i < to ? tokens.after(i) : to + 1) {
            if (i == to || tokens.op(i, ',')) {
                if (i > start) {
                    analysis.work.step();
                    item(start, i, scope);
                }
                start = i + 1;
            }
        }
        return scope.items;
    }

    private void item(int from, int to, Scope scope) {
        if (tokens.op(from, '*')) {
            analysis.stars.expand(null, from + 1, to, scope);
            return;
        }
        if (tokens.word(from, "COLUMNS") && tokens.paren(from + 1) && tokens.match[from + 1] == to - 1) {
            // DuckDB and ClickHouse: the columns that a pattern fits, which is at most all of them.
            analysis.stars.expand(null, to, to, scope);
            return;
        }
        int name = analysis.names.end(from, to);
        if (name > from && name + 1 < to && tokens.op(name, '.') && tokens.op(name + 1, '*')) {
            analysis.stars.qualified(from, name, to, scope);
            return;
        }
        int end = to;
        String alias = null;
        if (to - from > 2 && tokens.name(from) && tokens.op(from + 1, '=') && dialect == Dialect.SQLSERVER) {
            Sources sources = new Sources(analysis.work);
            analysis.expressions.value(from + 2, to, scope, Clause.SELECT, sources);
            scope.items.add(new Field(tokens.folded(from), sources));
            return;
        }
        int as = as(from, to);
        if (as >= 0) {
            end = as;
            if (tokens.paren(as + 1)) {
                several(from, as, scope);
                return;
            }
            alias = as + 1 < to ? alias(as + 1) : null;
        } else if (implicitAlias(from, to)) {
            end = to - 1;
            alias = alias(end);
        }
        Sources sources = new Sources(analysis.work);
        analysis.expressions.value(from, end, scope, Clause.SELECT, sources);
        scope.items.add(new Field(alias == null ? labels.of(from, end) : alias, sources));
    }

    private String alias(int i) {
        return tokens.kind[i] == Tokens.STRING ? tokens.written(i) : tokens.folded(i);
    }

    /** {@code json_tuple(…) AS (a, b)}: each column comes from all arguments. */
    private void several(int from, int as, Scope scope) {
        Sources sources = new Sources(analysis.work);
        analysis.expressions.walk(from, as, scope, Clause.SELECT, Use.TRANSFORMED, sources);
        for (String name : analysis.names.list(as + 1)) {
            scope.items.add(new Field(name, sources));
        }
    }

    private int as(int from, int to) {
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.AS)) {
                return i;
            }
        }
        return -1;
    }

    private boolean implicitAlias(int from, int to) {
        int last = to - 1;
        int before = last - 1;
        if (before < from || tokens.is(last, Keyword.NO_ALIAS)) {
            return false;
        }
        boolean quotedAlias = tokens.kind[last] == Tokens.STRING && tokens.kind[before] != Tokens.WORD;
        if (!tokens.identifier(last) && !quotedAlias) {
            return false;
        }
        switch (tokens.kind[before]) {
            case Tokens.QUOTED:
            case Tokens.PARAM:
            case Tokens.CLOSE:
                return true;
            case Tokens.STRING:
            case Tokens.NUMBER:
                return before == from || !tokens.is(before - 1, Keyword.INTERVAL);
            case Tokens.WORD:
                if (tokens.is(last, Keyword.PRECISION)
                        || tokens.is(last, Keyword.VARYING)
                        || tokens.is(last, Keyword.ZONE)) {
                    return !(tokens.word(before, "DOUBLE")
                            || tokens.word(before, "CHARACTER")
                            || tokens.word(before, "TIME"));
                }
                return tokens.is(before, Keyword.END)
                        || tokens.is(before, Keyword.LITERAL)
                        || !(tokens.is(before, Keyword.OPERATOR)
                                || tokens.is(before, Keyword.RESERVED)
                                || tokens.is(before, Keyword.COLLATE));
            default:
                return false;
        }
    }

    private void into(int i, int to) {
        int end = i;
        boolean temporary = tokens.is(end, Keyword.TEMP) || tokens.is(end, Keyword.TEMPORARY);
        if (tokens.is(end, Keyword.TABLE)
                || tokens.is(end, Keyword.TEMP)
                || tokens.is(end, Keyword.TEMPORARY)
                || tokens.word(end, "UNLOGGED")) {
            end++;
            if (tokens.is(end, Keyword.TABLE)) {
                end++;
            }
        }
        int start = end;
        end = analysis.names.end(start, to);
        if (end > start && !dialect.has(Dialect.INTO_VARIABLES) && tokens.identifier(start)) {
            into = analysis.names.table(start, end);
            intoTemporary = temporary || into.name().startsWith("#");
        }
    }

    private void windows(int from, int to, Scope scope) {
        scope.windows = new ArrayList<>(2);
        int i = from;
        while (i + 2 < to && tokens.name(i) && tokens.is(i + 1, Keyword.AS) && tokens.paren(i + 2)) {
            Sources sources = new Sources(analysis.work);
            int close = tokens.match[i + 2];
            analysis.expressions.walk(i + 3, close, scope, Clause.SELECT, Use.IDENTITY.windowed(), sources);
            scope.windows.add(new Field(tokens.folded(i), sources));
            i = close + 1;
            if (!tokens.op(i, ',')) {
                break;
            }
            i++;
        }
    }

    /** The clauses that decide which rows there are. */
    private void rest(Clauses clauses, Scope scope) {
        Sources rows = scope.facts.rows;
        clause(clauses.where, 1, clauses, scope, Clause.WHERE, Use.FILTERED);
        if (clauses.group >= 0) {
            int end = clauses.end(clauses.group);
            ordinals(clauses.group + 2, end, scope, Use.GROUPED, rows);
            analysis.expressions.walk(clauses.group + 2, end, scope, Clause.GROUP, Use.GROUPED, rows);
        }
        clause(clauses.having, 1, clauses, scope, Clause.GROUP, Use.FILTERED);
        clause(clauses.qualify, 1, clauses, scope, Clause.GROUP, Use.FILTERED);
        if (clauses.order >= 0) {
            int first = clauses.order + (tokens.is(clauses.order + 1, Keyword.BY) ? 2 : 3);
            int end = clauses.end(clauses.order);
            ordinals(first, end, scope, Use.SORTED, rows);
            analysis.expressions.walk(first, end, scope, Clause.ORDER, Use.SORTED, rows);
        }
        for (int i = clauses.from < 0 ? clauses.stop : clauses.from; i < clauses.stop; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.CONNECT) || (tokens.is(i, Keyword.START) && tokens.is(i + 1, Keyword.WITH))) {
                if (tokens.is(i + 1, Keyword.BY) || tokens.is(i + 1, Keyword.WITH)) {
                    clause(i, 2, clauses, scope, Clause.WHERE, Use.FILTERED);
                }
            } else if ((tokens.is(i, Keyword.SORT) || tokens.is(i, Keyword.CLUSTER) || tokens.is(i, Keyword.DISTRIBUTE))
                    && tokens.is(i + 1, Keyword.BY)) {
                clause(i, 2, clauses, scope, Clause.ORDER, Use.SORTED);
            }
        }
        if (clauses.where >= 0 && tokens.is(clauses.where, Keyword.PREWHERE)) {
            for (int i = clauses.where; i < clauses.stop; i = tokens.after(i)) {
                if (tokens.is(i, Keyword.WHERE)) {
                    clause(i, 1, clauses, scope, Clause.WHERE, Use.FILTERED);
                }
            }
        }
    }

    private void clause(int start, int words, Clauses clauses, Scope scope, Clause clause, Use use) {
        if (start >= 0) {
            analysis.expressions.walk(start + words, clauses.end(start), scope, clause, use, scope.facts.rows);
        }
    }

    /** Positions of select items in GROUP BY and ORDER BY. */
    private void ordinals(int from, int to, Scope scope, Use use, Sources sink) {
        for (int i = from; i < to; i = tokens.after(i)) {
            boolean alone = (i == from || tokens.op(i - 1, ',')) && (i + 1 == to || !tokens.op(i + 1, '+'));
            if (alone && tokens.kind[i] == Tokens.NUMBER && tokens.end[i] - tokens.start[i] < 4) {
                int n = number(i) - 1;
                if (n >= 0 && n < scope.items.size()) {
                    sink.addThrough(scope.items.get(n).sources, use);
                }
            }
        }
    }

    private int number(int i) {
        int n = 0;
        for (int at = tokens.start[i]; at < tokens.end[i]; at++) {
            int digit = tokens.text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            n = n * 10 + digit;
        }
        return n;
    }

    /** All columns of all relations: what a star stands for. */
    List<Field> everything(Scope scope) {
        Set<String> none = new HashSet<>(0);
        analysis.stars.all(scope, none, scope.items);
        return scope.items;
    }
}
