package io.whence.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** PIVOT turns rows into columns, UNPIVOT columns into rows. */
final class Pivots {
    private final Analysis analysis;
    private final Tokens tokens;

    Pivots(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    /** The result of the PIVOT or UNPIVOT whose keyword is at {@code at}, applied to a query. */
    Query apply(int at, Query query, Scope outer) {
        Scope scope = new Scope(outer.parent, outer.facts, outer.ctes);
        scope.relations.add(Relation.derived(null, query.fields));
        int open = at + 1;
        while (!tokens.paren(open)) {
            open++;
        }
        int close = tokens.match[open];
        int with = open + 1;
        while (with < close && !tokens.is(with, Keyword.FOR)) {
            with = tokens.after(with);
        }
        if (with == close) {
            return query;
        }
        boolean unpivot = tokens.is(at, Keyword.UNPIVOT);
        return new Query(
                unpivot ? unpivot(open + 1, with, close, query, scope) : pivot(open + 1, with, close, query, scope),
                query.facts);
    }

    private List<Field> pivot(int from, int with, int close, Query query, Scope scope) {
        List<Sources> values = new ArrayList<>(2);
        List<String> aliases = new ArrayList<>(2);
        Set<String> used = new LinkedHashSet<>();
        int start = from;
        for (int i = from; i <= with; i = i < with ? tokens.after(i) : with + 1) {
            if (i == with || tokens.op(i, ',')) {
                int end = i;
                String alias = null;
                if (end - start > 1
                        && tokens.name(end - 1)
                        && (tokens.is(end - 2, Keyword.AS) || tokens.kind[end - 2] == Tokens.CLOSE)) {
                    alias = tokens.folded(end - 1);
                    end -= tokens.is(end - 2, Keyword.AS) ? 2 : 1;
                }
                Sources sources = new Sources(analysis.work);
                analysis.expressions.value(start, end, scope, Clause.FROM, sources);
                values.add(sources);
                aliases.add(alias);
                columnsIn(start, end, used);
                start = i + 1;
            }
        }
        int in = with + 1;
        while (in < close && !tokens.is(in, Keyword.IN)) {
            in = tokens.after(in);
        }
        columnsIn(with + 1, in, used);
        List<Field> out = rest(query.fields, used);
        analysis.expressions.walk(with + 1, in, scope, Clause.FROM, Use.GROUPED, scope.facts.rows);
        if (in < close && tokens.paren(in + 1)) {
            int end = tokens.match[in + 1];
            start = in + 2;
            for (int i = start; i <= end; i = i < end ? tokens.after(i) : end + 1) {
                if (i == end || tokens.op(i, ',')) {
                    if (i > start) {
                        named(start, i, values, aliases, out);
                    }
                    start = i + 1;
                }
            }
        }
        return out;
    }

    /** One column for each value of the FOR list and each aggregate. */
    private void named(int from, int to, List<Sources> values, List<String> aliases, List<Field> out) {
        boolean aliased = to - from > 1
                && (tokens.name(to - 1) || tokens.kind[to - 1] == Tokens.STRING)
                && !tokens.op(to - 2, '.');
        String base = tokens.paren(to - 1) ? tokens.text(from, to) : tokens.written(aliased ? to - 1 : from);
        if (!aliased && tokens.kind[from] == Tokens.NUMBER) {
            base = tokens.text(from, to);
        }
        for (int n = 0; n < values.size(); n++) {
            String suffix = aliases.get(n);
            boolean quotes = !aliased && tokens.kind[from] == Tokens.STRING && keepsQuotes();
            String name = quotes ? "'" + base + "'" : base;
            out.add(new Field(suffix == null ? name : name + "_" + suffix, values.get(n)));
        }
    }

    /** Oracle and Snowflake name a column after the literal, quotes included. */
    private boolean keepsQuotes() {
        return tokens.dialect == Dialect.ORACLE || tokens.dialect == Dialect.SNOWFLAKE;
    }

    private void columnsIn(int from, int to, Set<String> out) {
        for (int i = from; i < to; i++) {
            if (tokens.name(i) && !tokens.paren(i + 1) && !tokens.op(i + 1, '.')) {
                out.add(tokens.folded(i));
            }
        }
    }

    private List<Field> unpivot(int from, int with, int close, Query query, Scope scope) {
        List<String> values = new ArrayList<>(2);
        columnNames(from, with, values);
        int in = with + 1;
        while (in < close && !tokens.is(in, Keyword.IN)) {
            in = tokens.after(in);
        }
        List<String> keys = new ArrayList<>(1);
        columnNames(with + 1, in, keys);
        List<Sources> valueSources = new ArrayList<>(values.size());
        for (int n = 0; n < values.size(); n++) {
            valueSources.add(new Sources(analysis.work));
        }
        Sources keySources = new Sources(analysis.work);
        Set<String> used = new HashSet<>();
        if (in < close && tokens.paren(in + 1)) {
            int end = tokens.match[in + 1];
            boolean first = true;
            for (int i = in + 2; i < end; i = tokens.after(i)) {
                if (tokens.op(i, ',')) {
                    first = true;
                } else if (first) {
                    first = false;
                    columns(i, end, scope, valueSources, keySources, used);
                }
            }
        }
        List<Field> out = rest(query.fields, used);
        for (String key : keys) {
            out.add(new Field(key, keySources));
        }
        for (int n = 0; n < values.size(); n++) {
            out.add(new Field(values.get(n), valueSources.get(n)));
        }
        return out;
    }

    private void columns(int i, int end, Scope scope, List<Sources> values, Sources keys, Set<String> used) {
        if (tokens.paren(i)) {
            int n = 0;
            for (int at = i + 1; at < tokens.match[i]; at++) {
                if (tokens.name(at)) {
                    column(
                            at,
                            at + 1,
                            scope,
                            values.isEmpty() ? keys : values.get(Math.min(n++, values.size() - 1)),
                            keys,
                            used);
                }
            }
        } else if (tokens.name(i)) {
            column(i, analysis.names.end(i, end), scope, values.isEmpty() ? keys : values.get(0), keys, used);
        }
    }

    private void column(int from, int to, Scope scope, Sources value, Sources keys, Set<String> used) {
        analysis.resolver.resolve(from, to, scope, Clause.FROM, Use.IDENTITY, value);
        analysis.resolver.resolve(from, to, scope, Clause.FROM, Use.TRANSFORMED, keys);
        used.add(tokens.folded(to - 1));
    }

    private void columnNames(int from, int to, List<String> out) {
        for (int i = from; i < to; i++) {
            if (tokens.identifier(i)) {
                out.add(tokens.folded(i));
            }
        }
    }

    private static List<Field> rest(List<Field> fields, Set<String> used) {
        List<Field> out = new ArrayList<>();
        for (Field field : fields) {
            if (field.isStar()) {
                Set<String> without = new LinkedHashSet<>(used);
                if (field.excluded() != null) {
                    without.addAll(field.excluded());
                }
                out.add(Field.star(field.sources, without));
                continue;
            }
            boolean dropped = false;
            for (String name : used) {
                dropped |= field.name != null && name.equalsIgnoreCase(field.name);
            }
            if (!dropped) {
                out.add(field);
            }
        }
        return out;
    }
}
