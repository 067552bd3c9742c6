package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What follows a relation: time travel, samples, hints, PIVOT, the alias and its column list. */
final class TableSuffixes {
    private static final int[] NO_PIVOTS = {};

    private final Analysis analysis;
    private final Tokens tokens;
    private final Pivots pivots;
    private int[] found = NO_PIVOTS;
    /** The alias last read, or null. */
    String alias;
    /** The alias's column list, or null. */
    List<String> columns;
    /** The name that BigQuery's WITH OFFSET gives to a row's position, or null. */
    String offset;
    /** The first token after. */
    int stop;

    TableSuffixes(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.pivots = new Pivots(analysis);
    }

    int[] pivots() {
        return found;
    }

    Query pivot(int at, Query query, Scope scope) {
        return pivots.apply(at, query, scope);
    }

    /** The alias that starts here, or null. */
    String alias(int i, int to) {
        read(i, to);
        return alias;
    }

    void read(int from, int to) {
        alias = null;
        columns = null;
        found = NO_PIVOTS;
        offset = null;
        int i = from;
        while (i < to) {
            int next = suffix(i, to);
            if (next == i) {
                break;
            }
            i = next;
        }
        stop = i;
    }

    private int suffix(int i, int to) {
        Keyword keyword = tokens.keyword[i];
        if (tokens.kind[i] == Tokens.QUOTED || (keyword == null && tokens.kind[i] == Tokens.WORD)) {
            return unaliased(i, to);
        }
        if (keyword == null) {
            if (tokens.paren(i) && (isHint(i) || tokens.op(i + 2, Tokens.NAMED))) {
                return tokens.after(i);
            }
            if (tokens.op(i, '@') && tokens.name(i + 1)) {
                return analysis.names.end(i + 1, to);
            }
            return tokens.op(i, '*') || tokens.op(i, '!') ? i + 1 : i;
        }
        switch (keyword) {
            case AS:
                return as(i, to);
            case PIVOT:
            case UNPIVOT:
                return pivotAt(i, to);
            case WITH:
                if (tokens.is(i + 1, Keyword.ORDINALITY)) {
                    return i + 2;
                }
                if (tokens.is(i + 1, Keyword.OFFSET)) {
                    return offset(i + 2);
                }
                return tokens.paren(i + 1) ? tokens.after(i + 1) : i;
            case FOR:
                return travel(i, to);
            case AT:
            case BEFORE:
                return tokens.paren(i + 1) ? tokens.after(i + 1) : unaliased(i, to);
            case TABLESAMPLE:
            case SAMPLE:
                return sample(i, to);
            case FINAL:
                return i + 1;
            case PARTITION:
                return tokens.paren(i + 1) ? tokens.after(i + 1) : unaliased(i, to);
            case USE:
            case IGNORE:
                return index(i);
            case OF:
            case SET:
                return i;
            default:
                if (keyword.is(Keyword.RESERVED) || keyword.is(Keyword.NO_ALIAS)) {
                    return i;
                }
                return keyword.is(Keyword.JOINING) && joins(i, to) ? i : unaliased(i, to);
        }
    }

    /** T-SQL's old {@code FROM t (NOLOCK)}. */
    boolean isHint(int open) {
        return tokens.dialect.has(Dialect.NO_SEMICOLON)
                && (tokens.word(open + 1, "NOLOCK")
                        || tokens.word(open + 1, "HOLDLOCK")
                        || tokens.word(open + 1, "READPAST"));
    }

    private boolean joins(int i, int to) {
        int at = i;
        while (at < to && tokens.is(at, Keyword.JOINING)) {
            at++;
        }
        return at > i && tokens.is(at - 1, Keyword.JOIN);
    }

    /** A word without AS: the alias, when there is none yet; or a suffix that is no keyword of ours. */
    private int unaliased(int i, int to) {
        if (alias != null) {
            return i;
        }
        if (tokens.word(i, "MATCH_RECOGNIZE") && tokens.paren(i + 1)) {
            return tokens.after(i + 1);
        }
        if ((tokens.word(i, "CHANGES") || tokens.word(i, "SUBPARTITION")) && tokens.paren(i + 1)) {
            return tokens.after(i + 1);
        }
        if ((tokens.word(i, "VERSION") || tokens.word(i, "TIMESTAMP"))
                && tokens.is(i + 1, Keyword.AS)
                && tokens.is(i + 2, Keyword.OF)) {
            return pastValue(i + 3, to);
        }
        if (tokens.word(i, "INDEXED") && tokens.is(i + 1, Keyword.BY)) {
            return i + 3;
        }
        if (tokens.word(i, "FORCE")) {
            return index(i);
        }
        if (tokens.word(i, "MATCH_CONDITION") && tokens.paren(i + 1)) {
            return i;
        }
        return aliasAt(i);
    }

    private int as(int i, int to) {
        if (tokens.is(i + 1, Keyword.OF)) {
            // Oracle and Delta: AS OF SCN, TIMESTAMP or VERSION.
            int at = i + 2;
            if (tokens.kind[at] == Tokens.WORD && !tokens.paren(at + 1)) {
                at++;
            }
            return pastValue(at, to);
        }
        if (i + 1 < to && tokens.paren(i + 1)) {
            columns = analysis.names.list(i + 1);
            return tokens.after(i + 1);
        }
        if (i + 1 < to && (tokens.name(i + 1) || tokens.kind[i + 1] == Tokens.STRING)) {
            return aliasAt(i + 1);
        }
        return i + 1;
    }

    private int aliasAt(int i) {
        alias = tokens.folded(i);
        if (tokens.paren(i + 1) && !analysis.queries.startsQuery(i + 2, tokens.match[i + 1])) {
            columns = analysis.names.list(i + 1);
            return tokens.after(i + 1);
        }
        return i + 1;
    }

    private int pivotAt(int i, int to) {
        int at = i + 1;
        while (at < to && !tokens.paren(at) && at < i + 4) {
            at++;
        }
        if (!tokens.paren(at)) {
            return i;
        }
        int[] more = new int[found.length + 1];
        System.arraycopy(found, 0, more, 0, found.length);
        more[found.length] = i;
        found = more;
        alias = null;
        return tokens.after(at);
    }

    /** BigQuery's WITH OFFSET [AS name]. */
    private int offset(int i) {
        int at = tokens.is(i, Keyword.AS) ? i + 1 : i;
        boolean named = tokens.identifier(at) && !tokens.is(at, Keyword.NO_ALIAS) && !tokens.is(at, Keyword.JOINING);
        offset = named ? tokens.folded(at) : "offset";
        return named ? at + 1 : i;
    }

    private int travel(int i, int to) {
        if (!tokens.word(i + 1, "SYSTEM_TIME")
                && !tokens.word(i + 1, "SYSTEM_VERSION")
                && !tokens.word(i + 1, "VERSION")
                && !tokens.word(i + 1, "TIMESTAMP")
                && !tokens.word(i + 1, "PORTION")) {
            return i + 1 < to
                            && (tokens.is(i + 1, Keyword.ORDER)
                                    || tokens.is(i + 1, Keyword.GROUP)
                                    || tokens.is(i + 1, Keyword.JOIN))
                            && tokens.paren(i + 2)
                    ? tokens.after(i + 2)
                    : i;
        }
        int at = i + 2;
        if (tokens.is(at, Keyword.AS) && tokens.is(at + 1, Keyword.OF)) {
            return pastValue(at + 2, to);
        }
        if (tokens.is(at, Keyword.BETWEEN) || tokens.is(at, Keyword.FROM)) {
            int middle = pastValue(at + 1, to);
            return pastValue(middle + 1, to);
        }
        if (tokens.is(at, Keyword.OF)) {
            return pastValue(pastValue(at + 2, to) + 1, to);
        }
        return tokens.is(at, Keyword.ALL) ? at + 1 : tokens.paren(at + 2) ? tokens.after(at + 2) : at;
    }

    /** Skips one value: a literal or call, and what arithmetic does to it. */
    private int pastValue(int i, int to) {
        int at = i;
        while (at < to) {
            if (tokens.kind[at] == Tokens.WORD && tokens.kind[at + 1] == Tokens.STRING) {
                at++;
            } else if (tokens.name(at)) {
                at = analysis.names.end(at, to) - 1;
            }
            at = tokens.after(at);
            if (at < to && tokens.paren(at) && tokens.name(at - 1)) {
                at = tokens.after(at);
            }
            if (at < to && (tokens.op(at, '-') || tokens.op(at, '+'))) {
                at++;
                continue;
            }
            if (at < to && tokens.is(at - 1, Keyword.INTERVAL)) {
                continue;
            }
            if (at < to
                    && tokens.kind[at] == Tokens.WORD
                    && tokens.kind[at - 1] != Tokens.CLOSE
                    && TimeUnits.is(tokens.written(at))) {
                at++;
            }
            break;
        }
        return Math.min(at, to);
    }

    private int sample(int i, int to) {
        int at = i + 1;
        if (tokens.kind[at] == Tokens.WORD && tokens.paren(at + 1)) {
            at++;
        }
        if (tokens.kind[at] == Tokens.NUMBER || tokens.paren(at)) {
            at = tokens.after(at);
        }
        while (at < to && (tokens.op(at, '/') || tokens.kind[at] == Tokens.NUMBER)) {
            at++;
        }
        if ((tokens.word(at, "REPEATABLE") || tokens.word(at, "SEED")) && tokens.paren(at + 1)) {
            at = tokens.after(at + 1);
        }
        return at;
    }

    /** MySQL's index hints. */
    private int index(int i) {
        if (!tokens.word(i + 1, "INDEX") && !tokens.is(i + 1, Keyword.KEY)) {
            return i;
        }
        int at = i + 2;
        while (!tokens.paren(at) && at < i + 6) {
            at++;
        }
        return tokens.paren(at) ? tokens.after(at) : i;
    }

    /** Hive's LATERAL VIEW: a function of what stands before it, its alias and its columns. */
    int lateralView(int from, int to, Scope scope) {
        int i = tokens.is(from, Keyword.OUTER) ? from + 1 : from;
        int end = analysis.names.end(i, to);
        Sources sources = new Sources(analysis.work);
        if (end < to && tokens.paren(end)) {
            int close = tokens.match[end];
            analysis.expressions.walk(end + 1, close, scope, Clause.FROM, Use.TRANSFORMED, sources);
            end = close + 1;
        }
        String name = null;
        if (end < to
                && tokens.identifier(end)
                && !tokens.is(end, Keyword.LATERAL)
                && !tokens.is(end, Keyword.JOINING)) {
            name = tokens.folded(end++);
        }
        List<Field> fields = new ArrayList<>(2);
        if (end < to && tokens.is(end, Keyword.AS)) {
            end++;
            if (tokens.paren(end)) {
                for (String column : analysis.names.list(end)) {
                    fields.add(new Field(column, sources));
                }
                end = tokens.after(end);
            } else {
                while (end < to && tokens.name(end)) {
                    fields.add(new Field(tokens.folded(end++), sources));
                    if (end < to && tokens.op(end, ',') && tokens.name(end + 1)) {
                        end++;
                    } else {
                        break;
                    }
                }
            }
        }
        scope.relations.add(Relation.function(name, fields, sources));
        return Math.max(end, from + 1);
    }

    /** ClickHouse's ARRAY JOIN: each array becomes a column of its elements. */
    int arrayJoin(int from, int to, Scope scope) {
        int i = from;
        while (i < to) {
            int start = i;
            while (i < to && !tokens.op(i, ',') && !tokens.is(i, Keyword.AS) && !tokens.is(i, Keyword.JOIN)) {
                i = tokens.after(i);
            }
            Sources sources = new Sources(analysis.work);
            analysis.expressions.walk(start, i, scope, Clause.FROM, Use.TRANSFORMED, sources);
            if (i < to && tokens.is(i, Keyword.AS) && tokens.name(i + 1)) {
                Field field = new Field(tokens.folded(i + 1), sources);
                scope.relations.add(Relation.function(null, Collections.singletonList(field), sources));
                i += 2;
            }
            if (i < to && tokens.op(i, ',')) {
                i++;
            } else {
                break;
            }
        }
        return Math.max(i, from);
    }
}
