package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves stars: {@code *}, {@code t.*}, and what EXCEPT, REPLACE and RENAME make of them. */
final class Stars {
    private final Analysis analysis;
    private final Tokens tokens;

    Stars(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    /** {@code a.b.*}: a relation's columns, or the fields of a structured column. */
    void qualified(int from, int nameEnd, int to, Scope scope) {
        int parts = analysis.names.parts(from, nameEnd);
        String last = tokens.folded(nameEnd - 1);
        for (Scope s = scope; s != null; s = s.parent) {
            for (Relation relation : s.relations) {
                if (parts == 1
                        ? relation.answersTo(last)
                        : relation.table != null && relation.table.name().equalsIgnoreCase(last)) {
                    expand(relation, nameEnd + 2, to, scope);
                    return;
                }
            }
        }
        Sources sources = new Sources(analysis.work);
        analysis.resolver.resolve(from, nameEnd, scope, Clause.SELECT, Use.TRANSFORMED, sources);
        scope.items.add(new Field(last, sources));
    }

    /**
     * Adds the columns that a star stands for.
     *
     * @param relation the relation that qualifies it, or null for all
     * @param from the first token after the star, where its modifiers stand
     */
    void expand(Relation relation, int from, int to, Scope scope) {
        Set<String> without = new LinkedHashSet<>(4);
        Map<String, String> renamed = new HashMap<>(4);
        List<Field> replaced = new ArrayList<>(2);
        int i = from;
        while (i < to) {
            boolean except = tokens.is(i, Keyword.EXCEPT) || tokens.is(i, Keyword.EXCLUDE);
            boolean replace = tokens.is(i, Keyword.REPLACE);
            boolean rename = tokens.is(i, Keyword.RENAME);
            if (!except && !replace && !rename) {
                i = tokens.after(i);
                continue;
            }
            i++;
            int open = i;
            int end = tokens.paren(open) ? tokens.match[open] : to;
            int start = tokens.paren(open) ? open + 1 : open;
            if (except) {
                for (int at = start; at < end; at = tokens.after(at)) {
                    if (tokens.name(at)) {
                        without.add(tokens.folded(at));
                    }
                }
            } else if (rename) {
                for (int at = start; at + 2 < end; at++) {
                    if (tokens.name(at) && tokens.is(at + 1, Keyword.AS)) {
                        renamed.put(tokens.folded(at), tokens.folded(at + 2));
                        at += 2;
                    }
                }
            } else {
                replacements(start, end, scope, replaced);
            }
            i = tokens.paren(open) ? end + 1 : to;
        }
        List<Field> fields = new ArrayList<>();
        if (relation == null) {
            all(scope, without, fields);
        } else {
            of(scope, relation, without, fields);
        }
        if (replaced.isEmpty() && renamed.isEmpty()) {
            scope.items.addAll(fields);
        } else {
            modify(fields, replaced, renamed, scope);
        }
    }

    private void replacements(int from, int to, Scope scope, List<Field> replaced) {
        int start = from;
        for (int i = from; i <= to; i = i < to ? tokens.after(i) : to + 1) {
            if (i == to || tokens.op(i, ',')) {
                if (i - start > 2 && tokens.is(i - 2, Keyword.AS)) {
                    Sources sources = new Sources(analysis.work);
                    analysis.expressions.value(start, i - 2, scope, Clause.SELECT, sources);
                    replaced.add(new Field(tokens.folded(i - 1), sources));
                }
                start = i + 1;
            }
        }
    }

    private void modify(List<Field> fields, List<Field> replaced, Map<String, String> renamed, Scope scope) {
        for (Field field : fields) {
            if (field.isStar()) {
                openStar(field, replaced, renamed, scope);
                continue;
            }
            Field replacement = Relation.find(replaced, field.name, false);
            Field kept = replacement == null ? field : replacement;
            String name = field.name;
            for (Map.Entry<String, String> entry : renamed.entrySet()) {
                if (entry.getKey().equalsIgnoreCase(name)) {
                    name = entry.getValue();
                }
            }
            scope.items.add(kept.named(name));
        }
    }

    /** A star of unknown columns gives up those that are replaced or renamed. */
    private void openStar(Field star, List<Field> replaced, Map<String, String> renamed, Scope scope) {
        Set<String> without = new LinkedHashSet<>(4);
        if (star.excluded() != null) {
            without.addAll(star.excluded());
        }
        for (Field field : replaced) {
            without.add(field.name);
            scope.items.add(field);
        }
        for (Map.Entry<String, String> entry : renamed.entrySet()) {
            without.add(entry.getKey());
            Sources sources = new Sources(analysis.work);
            for (int i = 0; i < star.sources.size(); i++) {
                ColumnSource source = star.sources.get(i);
                sources.add(new ColumnSource(source.table(), entry.getKey(), source.transformation(), source.masked()));
                scope.facts.read(source.table(), entry.getKey());
            }
            scope.items.add(new Field(entry.getValue(), sources));
        }
        scope.items.add(Field.star(star.sources, without));
    }

    /** The columns of a join in brackets that has an alias. */
    List<Field> ofJoin(Scope inner, Scope outer) {
        List<Field> out = new ArrayList<>();
        inner.shareAs(outer);
        all(inner, Collections.<String>emptySet(), out);
        return out;
    }

    /** All columns of a scope, without noting that they are read. */
    List<Field> quietly(Scope scope) {
        List<Field> out = new ArrayList<>();
        for (Relation relation : scope.relations) {
            relation.target = true;
        }
        all(scope, Collections.<String>emptySet(), out);
        return out;
    }

    /** The columns of all relations, shared ones once. */
    void all(Scope scope, Set<String> without, List<Field> out) {
        List<String> shared = scope.shared;
        Set<String> later = without;
        if (shared != null) {
            later = new LinkedHashSet<>(without);
            for (String column : shared) {
                if (!contains(without, column)) {
                    Sources sources = new Sources(analysis.work);
                    String name = column;
                    for (Relation relation : scope.sharing(column)) {
                        analysis.resolver.column(scope, relation, column, Use.IDENTITY, sources);
                        name = relation.has(column) && relation.column(column) != null ? relation.column(column) : name;
                    }
                    out.add(new Field(name, sources));
                }
                later.add(column);
            }
        }
        for (Relation relation : scope.relations) {
            if (!relation.hidden && !relation.qualifiedOnly) {
                of(scope, relation, later, out);
            }
        }
    }

    private void of(Scope scope, Relation relation, Set<String> without, List<Field> out) {
        if (relation.table == null) {
            for (Field field : relation.fields) {
                analysis.work.step();
                if (field.isStar()) {
                    out.add(narrowed(field, without));
                } else if (field.name == null || !contains(without, field.name)) {
                    out.add(field);
                }
            }
            if (relation.fields.isEmpty() && relation.any != null) {
                out.add(
                        relation.alias == null
                                ? Field.star(relation.any, null)
                                : new Field(relation.alias, relation.any));
            }
            return;
        }
        if (relation.columns == null) {
            Sources sources = new Sources(analysis.work);
            sources.add(relation.table, Field.STAR, Transformation.IDENTITY, false);
            if (!relation.target) {
                scope.facts.read(relation.table, Field.STAR);
            }
            out.add(Field.star(sources, without.isEmpty() ? null : without));
            return;
        }
        for (String column : relation.columns) {
            analysis.work.step();
            if (!contains(without, column)) {
                Sources sources = new Sources(analysis.work);
                analysis.resolver.column(scope, relation, column, Use.IDENTITY, sources);
                out.add(new Field(column, sources));
            }
        }
    }

    private static Field narrowed(Field star, Set<String> without) {
        if (without.isEmpty()) {
            return star;
        }
        Set<String> all = new LinkedHashSet<>(without);
        if (star.excluded() != null) {
            all.addAll(star.excluded());
        }
        return Field.star(star.sources, all);
    }

    private static boolean contains(Set<String> names, String name) {
        if (names.isEmpty()) {
            return false;
        }
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
