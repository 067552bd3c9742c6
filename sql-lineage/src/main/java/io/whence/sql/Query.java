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

    boolean hasStar() {
        for (Field field : fields) {
            if (field.isStar()) {
                return true;
            }
        }
        return false;
    }
}
