package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** The result of a query: its columns, and what it found on the way. */
final class Query {
    final List<Field> fields;
    final Facts facts;

    Query(List<Field> fields, Facts facts) {
        this.fields = fields;
        this.facts = facts;
    }

    /** The same query with its first columns renamed, as {@code AS t(a, b)} does. */
    Query renamed(List<String> names) {
        if (names == null || names.isEmpty()) {
            return this;
        }
        List<Field> out = new ArrayList<>(Math.max(fields.size(), names.size()));
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.isStar()) {
                // How many names belong to the star is not known: each may be any of its columns.
                int last = names.size() - (fields.size() - i - 1);
                for (int n = i; n < last; n++) {
                    out.add(new Field(names.get(n), field.sources));
                }
                for (int n = Math.max(last, i); n < names.size(); n++) {
                    out.add(fields.get(fields.size() - (names.size() - n)).named(names.get(n)));
                }
                return new Query(out, facts);
            }
            out.add(i < names.size() ? field.named(names.get(i)) : field);
        }
        return new Query(out, facts);
    }

    /** This query's columns with the sources of another's of the same name added, and what both read. */
    Query with(List<Field> others, Facts more, Work work) {
        List<Field> out = new ArrayList<>(fields);
        for (Field other : others) {
            Field same = null;
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name.equalsIgnoreCase(other.name)) {
                    same = fields.get(i);
                    Sources sources = new Sources(work);
                    sources.addAll(same.sources);
                    sources.addAll(other.sources);
                    out.set(i, same.with(sources));
                }
            }
            if (same == null) {
                out.add(other);
            }
        }
        Facts both = new Facts(work);
        both.merge(facts);
        both.merge(more);
        return new Query(out, both);
    }

    boolean hasStar() {
        for (Field field : fields) {
            if (field.isStar()) {
                return true;
            }
        }
        return false;
    }
}
