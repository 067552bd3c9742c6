package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** What the names in one query can refer to; the enclosing query's scope is behind it. */
final class Scope {
    final Scope parent;
    final Facts facts;
    Ctes ctes;
    final List<Relation> relations = new ArrayList<>(4);
    /** The select items so far, for references to their aliases. */
    List<Field> items = new ArrayList<>(8);
    /** Columns that USING or NATURAL made one; the relations that share each are {@link #sharing}. */
    List<String> shared;

    private List<List<Relation>> sharers;
    /** Names that a lambda binds at the moment. */
    List<String> bound;
    /** Named windows, name then sources. */
    List<Field> windows;

    Scope(Scope parent, Facts facts, Ctes ctes) {
        this.parent = parent;
        this.facts = facts;
        this.ctes = ctes;
    }

    /** Takes over which columns are shared in another scope. */
    void shareAs(Scope other) {
        shared = other.shared;
        sharers = other.sharers;
    }

    void share(String column, Relation left, Relation right) {
        if (shared == null) {
            shared = new ArrayList<>(2);
            sharers = new ArrayList<>(2);
        }
        List<Relation> group = sharing(column);
        if (group == null) {
            group = new ArrayList<>(2);
            shared.add(column);
            sharers.add(group);
        }
        if (left != null && !group.contains(left)) {
            group.add(left);
        }
        if (!group.contains(right)) {
            group.add(right);
        }
    }

    /** The relations that share a column by USING or NATURAL, or null. */
    List<Relation> sharing(String column) {
        if (shared != null) {
            for (int i = 0; i < shared.size(); i++) {
                if (shared.get(i).equalsIgnoreCase(column)) {
                    return sharers.get(i);
                }
            }
        }
        return null;
    }
}
