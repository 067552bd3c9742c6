package io.whence.sql;

import java.util.List;

/** Finds the base columns that a name in a scope stands for. */
final class Resolver {
    private static final int MAX_PARTS = 12;

    private final Analysis analysis;
    private final Tokens tokens;
    private final Dialect dialect;
    private final String[] parts = new String[MAX_PARTS];

    Resolver(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.dialect = tokens.dialect;
    }

    /** Adds to {@code sink} what the dotted name from {@code from} to before {@code to} comes from. */
    void resolve(int from, int to, Scope scope, Clause clause, Use use, Sources sink) {
        analysis.work.step();
        int count = 0;
        for (int i = from; i < to && count < MAX_PARTS; i++) {
            if (!tokens.op(i, '.')) {
                parts[count++] = tokens.folded(i);
            }
        }
        boolean found = count == 1
                ? simple(parts[0], scope, clause, use, sink)
                : qualified(count, tokens.keyword[to - 1], scope, use, sink);
        if (!found) {
            analysis.unclear("column " + Sanitizer.excerpt(tokens, from, to, 200) + " could not be resolved");
        }
    }

    boolean simple(String name, Scope scope, Clause clause, Use use, Sources sink) {
        Clause where = clause;
        for (Scope s = scope; s != null; s = s.parent) {
            if (isBound(s, name) || inScope(s, name, where, use, sink)) {
                return true;
            }
            if (candidates(s, name) > 0) {
                return false;
            }
            where = Clause.FROM;
        }
        return analysis.isVariable(name);
    }

    private static boolean isBound(Scope scope, String name) {
        return scope.bound != null && scope.bound.contains(name);
    }

    private boolean inScope(Scope scope, String name, Clause clause, Use use, Sources sink) {
        if (clause == Clause.ORDER && alias(scope, name, use, sink)) {
            return true;
        }
        List<Relation> sharing = scope.sharing(name);
        if (sharing != null) {
            for (Relation relation : sharing) {
                column(scope, relation, name, use, sink);
            }
            return true;
        }
        Relation known = known(scope, name);
        if (known != null) {
            return column(scope, known, name, use, sink);
        }
        boolean aliasFirst = clause == Clause.GROUP || (clause != Clause.FROM && dialect.has(Dialect.LATERAL_ALIAS));
        if (aliasFirst && alias(scope, name, use, sink)) {
            return true;
        }
        Sources value = Ctes.value(scope.ctes, name);
        if (value != null) {
            sink.addThrough(value, use);
            return true;
        }
        if (wholeValue(scope, name, use, sink) || wholeRow(scope, name, use, sink)) {
            return true;
        }
        if (analysis.isVariable(name)) {
            return true;
        }
        Relation open = onlyOpen(scope, name);
        if (open != null) {
            return column(scope, open, name, use, sink);
        }
        return clause != Clause.FROM && alias(scope, name, use, sink);
    }

    private boolean alias(Scope scope, String name, Use use, Sources sink) {
        Field item = Relation.find(scope.items, name, true);
        if (item == null || (dialect.folds() && !item.name.equals(name))) {
            return false;
        }
        sink.addThrough(item.sources, use);
        return true;
    }

    private static Relation known(Scope scope, String name) {
        Relation hidden = null;
        for (Relation relation : scope.relations) {
            if (!relation.qualifiedOnly && relation.has(name)) {
                if (!relation.hidden) {
                    return relation;
                }
                hidden = relation;
            }
        }
        return hidden;
    }

    /** The name of a table function's row, such as x in {@code UNNEST(a) AS x}. */
    private static boolean wholeValue(Scope scope, String name, Use use, Sources sink) {
        for (Relation relation : scope.relations) {
            if (relation.any != null && relation.alias != null && relation.alias.equalsIgnoreCase(name)) {
                sink.addThrough(relation.any, use);
                return true;
            }
        }
        return false;
    }

    /** The alias of a relation in an expression: its whole row. */
    private boolean wholeRow(Scope scope, String name, Use use, Sources sink) {
        for (Relation relation : scope.relations) {
            if (relation.alias == null || relation.qualifiedOnly || !relation.alias.equalsIgnoreCase(name)) {
                continue;
            }
            if (relation.table != null) {
                return column(scope, relation, Field.STAR, use, sink);
            }
            for (Field field : relation.fields) {
                sink.addThrough(field.sources, use);
            }
            return true;
        }
        return false;
    }

    /** How many unknown tables the name may be a column of. */
    private static int candidates(Scope scope, String name) {
        int count = 0;
        for (Relation relation : scope.relations) {
            if (!relation.hidden && !relation.qualifiedOnly) {
                count += candidates(relation, name);
            }
        }
        return count;
    }

    private static int candidates(Relation relation, String name) {
        if (relation.table != null) {
            return relation.columns == null ? 1 : 0;
        }
        int count = 0;
        for (Field field : relation.fields) {
            if (field.isStar() && field.mayHold(name)) {
                count++;
            }
        }
        return count;
    }

    /** The one relation of unknown columns; failing that the one table function. */
    private static Relation onlyOpen(Scope scope, String name) {
        Relation open = null;
        int count = 0;
        for (Relation relation : scope.relations) {
            if (relation.hidden || relation.qualifiedOnly) {
                continue;
            }
            int here = candidates(relation, name);
            if (here > 0) {
                open = relation;
                count += here;
            }
        }
        if (count == 0) {
            for (Relation relation : scope.relations) {
                if (relation.any != null) {
                    return relation;
                }
            }
        }
        return count == 1 ? open : null;
    }

    private boolean qualified(int count, Keyword last, Scope scope, Use use, Sources sink) {
        if (last == Keyword.NEXTVAL || last == Keyword.CURRVAL) {
            return true;
        }
        for (Scope s = scope; s != null; s = s.parent) {
            if (isBound(s, parts[0])) {
                return true;
            }
            for (Relation relation : s.relations) {
                if (relation.answersTo(parts[0])) {
                    return column(s, relation, parts[1], use, sink);
                }
            }
            for (int at = 1; at < count - 1; at++) {
                for (Relation relation : s.relations) {
                    if (relation.table != null && isTable(relation.table, at)) {
                        return column(s, relation, parts[at + 1], use, sink);
                    }
                }
            }
        }
        Query cursor = analysis.cursor(parts[0]);
        if (cursor != null) {
            scope.facts.merge(cursor.facts);
            return column(scope, Relation.derived(parts[0], cursor.fields), parts[1], use, sink);
        }
        return analysis.isVariable(parts[0]) || field(scope, use, sink);
    }

    /** True when the parts up to {@code at} are the table's qualified name. */
    private boolean isTable(TableName table, int at) {
        if (!table.name().equalsIgnoreCase(parts[at])
                || (table.schema() != null && !table.schema().equalsIgnoreCase(parts[at - 1]))) {
            return false;
        }
        return at < 2 || table.catalog() == null || table.catalog().equalsIgnoreCase(parts[at - 2]);
    }

    /** A dotted name whose first part is no relation is a field of a structured column. */
    private boolean field(Scope scope, Use use, Sources sink) {
        String name = parts[0];
        for (Scope s = scope; s != null; s = s.parent) {
            Relation relation = known(s, name);
            if (relation != null) {
                return column(s, relation, name, use, sink);
            }
            List<Relation> sharing = s.sharing(name);
            if (sharing != null || Relation.find(s.items, name, true) != null) {
                return inScope(s, name, Clause.SELECT, use, sink);
            }
            if (dialect.has(Dialect.STRUCTS) && candidates(s, name) == 1) {
                return column(s, onlyOpen(s, name), name, use, sink);
            }
        }
        return false;
    }

    /** Adds one column of a relation; false when the relation cannot have it. */
    boolean column(Scope scope, Relation relation, String name, Use use, Sources sink) {
        if (relation.table != null) {
            String known = relation.column(name);
            String column = known == null ? name : known;
            sink.add(relation.table, column, use.kind, use.masked);
            if (!relation.target) {
                scope.facts.read(relation.table, column);
            }
            return true;
        }
        Field field = relation.field(name);
        if (field != null) {
            sink.addThrough(field.sources, use);
            return true;
        }
        if (candidates(relation, name) == 1) {
            for (Field star : relation.fields) {
                if (star.isStar() && star.mayHold(name)) {
                    throughStar(scope, star.sources, name, use, sink);
                    return true;
                }
            }
        }
        if (relation.any != null) {
            sink.addThrough(relation.any, use);
            return true;
        }
        return false;
    }

    private static void throughStar(Scope scope, Sources star, String name, Use use, Sources sink) {
        for (int i = 0; i < star.size(); i++) {
            ColumnSource source = star.get(i);
            if (Field.STAR.equals(source.column())) {
                sink.add(use.of(new ColumnSource(source.table(), name, source.transformation(), source.masked())));
                scope.facts.read(source.table(), name);
            } else {
                sink.add(use.of(source));
            }
        }
    }
}
