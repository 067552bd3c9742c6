package io.whence.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks expressions and collects the columns in them, each with how it is used.
 *
 * <p>No precedence is parsed: which columns make a value does not depend on it. What matters is whether an operand or
 * an operator can stand at a place, and which function, CASE or window the place is in. Brackets need no recursion, only
 * subqueries do.
 */
final class Expressions {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Dialect dialect;
    private final Names names;
    private final Resolver resolver;

    Expressions(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.dialect = tokens.dialect;
        this.names = analysis.names;
        this.resolver = analysis.resolver;
    }

    /** Collects the columns of a value: alone it is an identity, in an expression a transformation. */
    void value(int from, int to, Scope scope, Clause clause, Sources sink) {
        int i = from;
        int end = to;
        while (end - i > 2
                && tokens.paren(i)
                && tokens.match[i] == end - 1
                && !analysis.queries.startsQuery(i + 1, end)) {
            i++;
            end--;
        }
        boolean plain = (tokens.name(i) && names.end(i, end) == end) || (tokens.paren(i) && tokens.match[i] == end - 1);
        walk(i, end, scope, clause, plain ? Use.IDENTITY : Use.TRANSFORMED, sink);
    }

    /** Collects the columns of an expression that is used in the given way. */
    void walk(int from, int to, Scope scope, Clause clause, Use use, Sources sink) {
        if (from < to) {
            new Walk(scope, clause, use, sink).run(from, to);
        }
    }

    /** One walk over one expression. */
    private final class Walk {
        private final Scope scope;
        private final Clause clause;
        private final Sources sink;
        private Use use;
        /** True after an operand: a word here is no column. */
        private boolean operand;
        // What encloses this place: functions, windows and cases, innermost last.
        private int depth;
        private int[] closes = new int[8];
        private Use[] uses = new Use[8];
        private Keyword[] functions = new Keyword[8];
        private int limit;

        Walk(Scope scope, Clause clause, Use use, Sources sink) {
            this.scope = scope;
            this.clause = clause;
            this.use = use;
            this.sink = sink;
        }

        void run(int from, int to) {
            limit = to;
            int i = from;
            while (i < to) {
                analysis.work.step();
                if (depth > 0 && tokens.kind[i] == Tokens.CLOSE) {
                    close(i);
                }
                i = token(i);
            }
        }

        /** Leaves what the bracket closes, and a CASE without END in it. */
        private void close(int i) {
            int frame = depth - 1;
            while (frame >= 0 && closes[frame] != i) {
                frame--;
            }
            while (frame >= 0 && depth > frame) {
                pop();
            }
        }

        private int token(int i) {
            switch (tokens.kind[i]) {
                case Tokens.WORD:
                    return word(i);
                case Tokens.QUOTED:
                    return name(i);
                case Tokens.STRING:
                case Tokens.NUMBER:
                case Tokens.PARAM:
                case Tokens.PATH:
                    operand = true;
                    return i + 1;
                case Tokens.OPEN:
                    return open(i);
                case Tokens.CLOSE:
                    operand = true;
                    return i + 1;
                default:
                    return operator(i);
            }
        }

        private int operator(int i) {
            char c = tokens.operator[i];
            if (c == Tokens.TYPE_CAST) {
                return type(i + 1);
            }
            if (c == ':' && operand && dialect.has(Dialect.COLON_PATH)) {
                return path(i + 1);
            }
            if (c == '.' && operand) {
                // A field of what a bracket or function gave.
                int end = names.end(i + 1, limit);
                return end == i + 1 ? i + 1 : end;
            }
            if (c == ',' && depth > 0) {
                Keyword function = functions[depth - 1];
                if (function != null && function.is(Keyword.CHOOSES)) {
                    use = inner(function, uses[depth - 1]);
                }
            }
            operand = false;
            return i + 1;
        }

        private Use inner(Keyword function, Use outer) {
            Use result = outer.transformed();
            if (function == null) {
                return result;
            }
            if (function.is(Keyword.AGGREGATES)) {
                result = result.aggregated();
            }
            return function.is(Keyword.MASKS) ? result.masked() : result;
        }

        private int word(int i) {
            Keyword keyword = tokens.keyword[i];
            if (keyword == null) {
                return name(i);
            }
            switch (keyword) {
                case CASE:
                    push(-1, Keyword.CASE);
                    use = uses[depth - 1].transformed().conditional();
                    operand = false;
                    return i + 1;
                case WHEN:
                    return within(Keyword.CASE)
                            ? branch(i, uses[depth - 1].transformed().conditional())
                            : name(i);
                case THEN:
                case ELSE:
                    return within(Keyword.CASE) ? branch(i, uses[depth - 1].transformed()) : i + 1;
                case END:
                    if (within(Keyword.CASE)) {
                        pop();
                        operand = true;
                        return i + 1;
                    }
                    return name(i);
                case AS:
                    operand = true;
                    if (depth > 0 && functions[depth - 1] != null && functions[depth - 1].is(Keyword.CASTS)) {
                        return closes[depth - 1];
                    }
                    return i + 2;
                case OVER:
                    return operand ? over(i) : name(i);
                case FILTER:
                    if (operand && tokens.paren(i + 1)) {
                        return push(i + 1, use.conditional());
                    }
                    return name(i);
                case WITHIN:
                    if (operand && tokens.is(i + 1, Keyword.GROUP) && tokens.paren(i + 2)) {
                        return push(i + 2, use.transformed().aggregated());
                    }
                    return name(i);
                case KEEP:
                    if (operand && tokens.paren(i + 1)) {
                        int next = push(i + 1, use.transformed().aggregated());
                        return tokens.word(next, "DENSE_RANK") ? next + 2 : next;
                    }
                    return name(i);
                case PARTITION:
                    if (tokens.is(i + 1, Keyword.BY)) {
                        operand = false;
                        return i + 2;
                    }
                    return name(i);
                case WHERE:
                case GROUP:
                case HAVING:
                case SELECT:
                case WITH:
                    operand = false;
                    return i + 1;
                case COLLATE:
                    return operand ? Math.max(names.end(i + 1, limit), i + 1) : name(i);
                case AT:
                    if (operand && tokens.word(i + 1, "TIME") && tokens.is(i + 2, Keyword.ZONE)) {
                        operand = false;
                        return i + 3;
                    }
                    return operand ? i + 1 : name(i);
                case INTERVAL:
                    return operand || !startsOperand(i + 1) ? name(i) : i + 1;
                case NEXT:
                    if (tokens.is(i + 1, Keyword.VALUE) && tokens.is(i + 2, Keyword.FOR)) {
                        operand = true;
                        return names.end(i + 3, limit);
                    }
                    return name(i);
                case VALUE:
                case KEY:
                case ESCAPE:
                    if (operand) {
                        operand = false;
                        return i + 1;
                    }
                    return name(i);
                case TABLE:
                    if (!operand && tokens.identifier(i + 1)) {
                        return wholeTable(i + 1);
                    }
                    return name(i);
                case NULLS:
                    return tokens.word(i + 1, "FIRST") || tokens.word(i + 1, "LAST") ? i + 2 : name(i);
                case BOTH:
                case LEADING:
                case TRAILING:
                    return depth > 0 && tokens.paren(i - 1) ? i + 1 : name(i);
                case RETURNING:
                    if (operand && depth > 0 && closes[depth - 1] > i) {
                        return closes[depth - 1];
                    }
                    return name(i);
                case EXISTS:
                    if (tokens.paren(i + 1) && analysis.queries.startsQuery(i + 2, limit)) {
                        return subquery(i + 1, null);
                    }
                    operand = false;
                    return i + 1;
                case ARRAY:
                case STRUCT:
                    return tokens.kind[i + 1] == Tokens.OPEN && tokens.operator[i + 1] != '(' ? i + 1 : name(i);
                case LEVEL:
                case ROWNUM:
                    if (dialect == Dialect.ORACLE) {
                        operand = true;
                        return i + 1;
                    }
                    return name(i);
                default:
                    return plainKeyword(i, keyword);
            }
        }

        /** A table as a function's argument: {@code f(TABLE t)}. */
        private int wholeTable(int i) {
            int end = names.end(i, limit);
            TableName table = names.table(i, end);
            scope.facts.read(table, Field.STAR);
            scope.facts.read(table);
            sink.add(table, Field.STAR, use.kind, use.masked);
            operand = true;
            return end;
        }

        private int plainKeyword(int i, Keyword keyword) {
            if (keyword.is(Keyword.OPERATOR) && !(tokens.paren(i + 1) && isFunction(keyword))) {
                if (keyword == Keyword.ORDER && tokens.is(i + 1, Keyword.BY) && inWindow()) {
                    use = uses[depth - 1].windowed();
                }
                operand = false;
                return i + 1;
            }
            if (keyword.is(Keyword.LITERAL) && !tokens.op(i + 1, '.')) {
                operand = true;
                return i + 1;
            }
            return name(i);
        }

        private boolean isFunction(Keyword keyword) {
            return keyword == Keyword.MOD && !operand;
        }

        private boolean inWindow() {
            return depth > 0 && functions[depth - 1] == Keyword.OVER;
        }

        private int branch(int i, Use branchUse) {
            use = branchUse;
            operand = false;
            return i + 1;
        }

        private boolean within(Keyword construct) {
            return depth > 0 && functions[depth - 1] == construct;
        }

        private boolean startsOperand(int i) {
            byte kind = tokens.kind[i];
            return i < limit
                    && (kind == Tokens.STRING
                            || kind == Tokens.NUMBER
                            || kind == Tokens.PARAM
                            || kind == Tokens.WORD
                            || kind == Tokens.OPEN
                            || tokens.op(i, '-')
                            || tokens.op(i, '+'));
        }

        /** A column, a function call, a type before a literal, or a word that only decorates the operand before it. */
        private int name(int i) {
            int end = names.end(i, limit);
            if (tokens.word(i, "GROUPING") && tokens.word(i + 1, "SETS")) {
                return i + 2;
            }
            if (!operand
                    && tokens.word(i, "CURRENT")
                    && tokens.kind[i + 1] == Tokens.WORD
                    && isSpecialRegister(i + 1)) {
                operand = true;
                return i + 2;
            }
            if (operand && tokens.word(i, "COLUMNS")) {
                return depth > 0 && closes[depth - 1] > i ? closes[depth - 1] : limit;
            }
            if (operand && tokens.word(i, "PASSING")) {
                operand = false;
                return i + 1;
            }
            if (operand) {
                return inWindow() && isFrame(i) ? closes[depth - 1] : end;
            }
            if (inWindow() && isFrame(i) && tokens.paren(i - 1)) {
                return closes[depth - 1];
            }
            operand = true;
            if (end < limit && tokens.paren(end) && tokens.op(end + 1, '+') && tokens.match[end] == end + 2) {
                // Oracle's old outer join: column (+).
                resolver.resolve(i, end, scope, clause, use, sink);
                return end + 3;
            }
            if (end < limit && tokens.paren(end)) {
                return call(tokens.keyword[end - 1], end);
            }
            if (end < limit && tokens.is(end, Keyword.AGGREGATES) && tokens.paren(end + 1)) {
                // Redshift's APPROXIMATE COUNT(…).
                operand = false;
                return end;
            }
            if (end < limit && tokens.op(end, Tokens.NAMED)) {
                operand = false;
                return end + 1;
            }
            if (end < limit && tokens.kind[end] == Tokens.STRING && tokens.kind[i] == Tokens.WORD) {
                return end + 1;
            }
            if (end < limit && tokens.op(end, Tokens.ARROW) && lambda(end)) {
                bind(i, end);
                operand = false;
                return end + 1;
            }
            if (end + 1 < limit && tokens.op(end, '.') && tokens.op(end + 1, '*')) {
                star(i, end);
                return end + 2;
            }
            if (end == i + 1
                    && depth > 0
                    && functions[depth - 1] != null
                    && functions[depth - 1].is(Keyword.TAKES_UNIT)
                    && isUnit(i)) {
                return end;
            }
            resolver.resolve(i, end, scope, clause, use, sink);
            return end;
        }

        /** Db2's CURRENT DATE and the like. */
        private boolean isSpecialRegister(int i) {
            return tokens.word(i, "DATE")
                    || tokens.word(i, "TIME")
                    || tokens.word(i, "TIMESTAMP")
                    || tokens.is(i, Keyword.SCHEMA)
                    || tokens.word(i, "USER")
                    || tokens.word(i, "SQLID")
                    || tokens.word(i, "SERVER")
                    || tokens.word(i, "TIMEZONE");
        }

        /** In a window: ROWS, RANGE or GROUPS, and nothing after it concerns a column. */
        private boolean isFrame(int i) {
            return tokens.is(i, Keyword.ROWS) || tokens.is(i, Keyword.RANGE) || tokens.is(i, Keyword.GROUPS);
        }

        /** {@code count(t.*)} and the like: any column of the relation. */
        private void star(int from, int end) {
            for (Relation relation : scope.relations) {
                if (end == from + 1 && relation.answersTo(tokens.folded(from)) && relation.table != null) {
                    resolver.column(scope, relation, Field.STAR, use, sink);
                }
            }
        }

        /** A unit stands first, or last in BigQuery and in LAST_DAY; elsewhere the same word is a column. */
        private boolean isUnit(int i) {
            if (!TimeUnits.is(tokens.written(i))) {
                return false;
            }
            boolean first = tokens.paren(i - 1);
            if (first && tokens.is(i + 1, Keyword.FROM)) {
                return true;
            }
            if (dialect != Dialect.BIGQUERY && first && tokens.op(i + 1, ',')) {
                return !tokens.is(i + 2, Keyword.INTERVAL);
            }
            return !first && tokens.op(i - 1, ',') && tokens.op(i + 1, ')') && tokens.end[i] - tokens.start[i] > 2;
        }

        private int call(Keyword function, int open) {
            int close = tokens.match[open];
            operand = false;
            if ((function == Keyword.CONVERT || function == Keyword.TRY_CONVERT)
                    && dialect != Dialect.MYSQL
                    && tokens.kind[open + 1] == Tokens.WORD) {
                int comma = tokens.after(open + 1);
                if (tokens.paren(comma)) {
                    comma = tokens.after(comma);
                }
                push(close, function);
                use = uses[depth - 1].transformed();
                return tokens.op(comma, ',') ? comma + 1 : open + 1;
            }
            if (analysis.queries.startsQuery(open + 1, close)) {
                push(close, function);
                use = inner(function, uses[depth - 1]);
                int next = subquery(open, use);
                pop();
                operand = true;
                return next;
            }
            if (function == Keyword.VALUES && inserted(open, close)) {
                operand = true;
                return close + 1;
            }
            push(close, function);
            use = inner(function, uses[depth - 1]);
            if (function != null && function.is(Keyword.CHOOSES)) {
                use = use.conditional();
            }
            if (tokens.op(open + 1, '*')) {
                return close;
            }
            return open + 1;
        }

        /** MySQL's {@code VALUES(column)}: what the INSERT would have put there. */
        private boolean inserted(int open, int close) {
            for (Relation relation : scope.relations) {
                if (relation.qualifiedOnly && close == open + 2 && tokens.name(open + 1)) {
                    Field field = relation.field(tokens.folded(open + 1));
                    if (field != null) {
                        sink.addThrough(field.sources, use);
                    }
                    return true;
                }
            }
            return false;
        }

        private int open(int i) {
            int close = tokens.match[i];
            if (tokens.operator[i] == '(') {
                if (analysis.queries.startsQuery(i + 1, close)) {
                    return subquery(i, use);
                }
                if (close + 1 < limit && tokens.op(close + 1, Tokens.ARROW) && lambda(close + 1)) {
                    bind(i + 1, close);
                    operand = false;
                    return close + 2;
                }
            } else if (tokens.operator[i] == '<') {
                return close + 1;
            }
            operand = false;
            return i + 1;
        }

        /** True for an arrow that starts a lambda's body; on JSON a path follows it. */
        private boolean lambda(int arrow) {
            return !dialect.has(Dialect.ARROW_JSON) && tokens.kind[arrow + 1] != Tokens.STRING;
        }

        private void bind(int from, int to) {
            if (scope.bound == null) {
                scope.bound = new ArrayList<>(2);
            }
            for (int i = from; i < to; i++) {
                if (tokens.name(i)) {
                    scope.bound.add(tokens.folded(i));
                }
            }
        }

        /** A query in brackets; its columns are operands here, unless only its rows matter. */
        private int subquery(int open, Use how) {
            int close = tokens.match[open];
            Query query = analysis.queries.nested(open + 1, close, scope);
            if (how != null) {
                for (Field field : query.fields) {
                    sink.addThrough(field.sources, how);
                }
            }
            operand = true;
            return close + 1;
        }

        private int over(int i) {
            if (tokens.paren(i + 1)) {
                push(tokens.match[i + 1], Keyword.OVER);
                use = uses[depth - 1].windowed();
                operand = false;
                if (tokens.name(i + 2) && window(i + 2)) {
                    operand = true;
                    return i + 3;
                }
                return i + 2;
            }
            window(i + 1);
            return i + 2;
        }

        private boolean window(int i) {
            if (scope.windows == null || !tokens.name(i)) {
                return false;
            }
            Field window = Relation.find(scope.windows, tokens.folded(i), false);
            if (window != null) {
                sink.addThrough(window.sources, use.windowed());
            }
            return window != null;
        }

        /** After {@code ::}: a type, its size and its array brackets. */
        private int type(int i) {
            int at = Math.max(names.end(i, limit), i + 1);
            if (tokens.is(at, Keyword.PRECISION) || tokens.is(at, Keyword.VARYING)) {
                at++;
            }
            while (at < limit && tokens.kind[at] == Tokens.OPEN) {
                at = tokens.after(at);
            }
            if ((tokens.is(at, Keyword.WITH) || tokens.word(at, "WITHOUT")) && tokens.word(at + 1, "TIME")) {
                at += 3;
            }
            operand = true;
            return Math.min(at, limit);
        }

        /** After {@code column:}: a path into a semi-structured value. */
        private int path(int i) {
            int at = Math.max(names.end(i, limit), i + 1);
            while (at < limit && tokens.op(at, ':') && tokens.name(at + 1)) {
                at = names.end(at + 1, limit);
            }
            return at;
        }

        private void push(int close, Keyword function) {
            if (depth == closes.length) {
                closes = Arrays.copyOf(closes, depth * 2);
                uses = Arrays.copyOf(uses, depth * 2);
                functions = Arrays.copyOf(functions, depth * 2);
            }
            closes[depth] = close;
            uses[depth] = use;
            functions[depth++] = function;
        }

        /** Enters a bracket whose inside is used in a way of its own. */
        private int push(int open, Use inside) {
            push(tokens.match[open], (Keyword) null);
            use = inside;
            operand = false;
            return open + 1;
        }

        private void pop() {
            use = uses[--depth];
        }
    }

    /** The sources of a row of expressions between commas: one for each. */
    List<Sources> row(int from, int to, Scope scope, Clause clause) {
        List<Sources> out = new ArrayList<>(8);
        int start = from;
        for (int i = from; i <= to; i = i < to ? tokens.after(i) : to + 1) {
            if (i == to || tokens.op(i, ',')) {
                if (i > start) {
                    Sources sources = new Sources(analysis.work);
                    value(start, i, scope, clause, sources);
                    out.add(sources);
                }
                start = i + 1;
            }
        }
        return out;
    }
}
