package io.whence.sql;

import java.util.List;

/** One entry of a FROM clause: a base table, or something derived from others. */
final class Relation {
    /** The name that qualifies its columns; null when it has none. */
    final String alias;
    /** The base table, or null for a derived relation. */
    final TableName table;
    /** A base table's columns from the catalog, or null when they are not known. */
    final List<String> columns;
    /** A derived relation's columns, or null for a base table. */
    final List<Field> fields;
    /** What every column of a table function comes from; null for other relations. */
    final Sources any;
    /** True for the table that the statement writes to: looking at it is not reading. */
    boolean target;
    /** True for the right side of a semi or anti join: a star leaves it out. */
    boolean hidden;
    /** True for EXCLUDED, VALUES() and the like: found only by its name. */
    boolean qualifiedOnly;

    private Relation(String alias, TableName table, List<String> columns, List<Field> fields, Sources any) {
        this.alias = alias;
        this.table = table;
        this.columns = columns;
        this.fields = fields;
        this.any = any;
    }

    static Relation base(String alias, TableName table, List<String> columns) {
        return new Relation(alias, table, columns, null, null);
    }

    static Relation derived(String alias, List<Field> fields) {
        return new Relation(alias, null, null, fields, null);
    }

    /** A table function: its columns, named or not, come from its arguments. */
    static Relation function(String alias, List<Field> fields, Sources arguments) {
        return new Relation(alias, null, null, fields, arguments);
    }

    /** True when a column of any name may be in it. */
    boolean open() {
        if (table != null) {
            return columns == null;
        }
        for (Field field : fields) {
            if (field.isStar()) {
                return true;
            }
        }
        return false;
    }

    /** The base table's column as the catalog spells it, or null. */
    String column(String name) {
        return columns == null ? null : find(columns, name);
    }

    static String find(List<String> names, String name) {
        int i = names.indexOf(name);
        if (i >= 0) {
            return names.get(i);
        }
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                return candidate;
            }
        }
        return null;
    }

    /** The derived column of this name, or null. */
    Field field(String name) {
        return fields == null ? null : find(fields, name, false);
    }

    static Field find(List<Field> fields, String name, boolean last) {
        Field loose = null;
        for (int n = 0; n < fields.size(); n++) {
            Field field = fields.get(last ? fields.size() - 1 - n : n);
            if (field.isStar() || field.name == null) {
                continue;
            }
            if (field.name.equals(name)) {
                return field;
            }
            if (loose == null && field.name.equalsIgnoreCase(name)) {
                loose = field;
            }
        }
        return loose;
    }

    /** True when the relation surely has a column of this name. */
    boolean has(String name) {
        return table != null ? column(name) != null : field(name) != null;
    }

    boolean answersTo(String name) {
        if (alias != null) {
            return alias.equalsIgnoreCase(name);
        }
        return table != null && table.name().equalsIgnoreCase(name);
    }
}
