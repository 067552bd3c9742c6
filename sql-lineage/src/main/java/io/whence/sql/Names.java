package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads dotted names, and makes table names of them. */
final class Names {
    private final Tokens tokens;
    private final Dialect dialect;
    private final SqlSession session;

    Names(Tokens tokens, SqlSession session) {
        this.tokens = tokens;
        this.dialect = tokens.dialect;
        this.session = session;
    }

    /** The token after the dotted name that starts here; {@code i} itself when none does. */
    int end(int i, int limit) {
        if (i >= limit || !tokens.name(i)) {
            return i;
        }
        int at = i + 1;
        while (at + 1 < limit && tokens.op(at, '.')) {
            int next = at + 1;
            if (tokens.op(next, '.') && next + 1 < limit) {
                next++;
            }
            if (!tokens.name(next)
                    && tokens.kind[next] != Tokens.NUMBER
                    && (tokens.kind[next] != Tokens.PARAM || tokens.text.charAt(tokens.start[next]) != '$')) {
                break;
            }
            at = next + 1;
        }
        return at;
    }

    /** How many parts the dotted name has. */
    int parts(int from, int to) {
        int parts = 0;
        for (int i = from; i < to; i++) {
            if (!tokens.op(i, '.')) {
                parts++;
            }
        }
        return parts;
    }

    /** The first name of each element in a bracketed list: columns, with or without types. */
    List<String> list(int open) {
        List<String> out = new ArrayList<>(8);
        int close = tokens.match[open];
        boolean first = true;
        for (int i = open + 1; i < close; i = tokens.after(i)) {
            if (tokens.op(i, ',')) {
                first = true;
            } else if (first) {
                first = false;
                int end = end(i, close);
                if (end > i) {
                    out.add(tokens.folded(end - 1));
                }
            }
        }
        return out;
    }

    /** The table that a dotted name means, with the session's defaults filled in. */
    TableName table(int from, int to) {
        int end = to;
        String[] written = new String[4];
        String[] folded = new String[4];
        int parts = 0;
        for (int i = from; i < end; i++) {
            if (tokens.op(i, '.')) {
                if (i + 1 < end && tokens.op(i + 1, '.') && parts < 4) {
                    parts++;
                }
                continue;
            }
            String text = tokens.written(i);
            int decorator = dialect.has(Dialect.BIGQUERY_NAMES) ? text.indexOf('$') : -1;
            if (decorator > 0) {
                // A partition of the table: table$20240101.
                text = text.substring(0, decorator);
            }
            if (dialect.has(Dialect.BIGQUERY_NAMES) && text.indexOf('.') >= 0) {
                for (int at = 0; at >= 0 && parts < 4; ) {
                    int dot = text.indexOf('.', at);
                    written[parts] = dot < 0 ? text.substring(at) : text.substring(at, dot);
                    folded[parts] = written[parts];
                    parts++;
                    at = dot < 0 ? -1 : dot + 1;
                }
            } else if (parts < 4) {
                written[parts] = text;
                folded[parts] = decorator > 0 ? text : tokens.folded(i);
                parts++;
            }
        }
        return named(written, folded, parts);
    }

    /** The table that {@code IDENTIFIER(…)} names; null when that is not written in it. */
    TableName identified(int open) {
        int close = tokens.match[open];
        if (close == open + 2 && tokens.kind[open + 1] == Tokens.STRING) {
            String[] written = tokens.written(open + 1).split("\\.", 4);
            String[] folded = new String[4];
            String[] all = new String[4];
            for (int i = 0; i < written.length; i++) {
                all[i] = written[i];
                folded[i] = dialect.fold(written[i]);
            }
            return named(all, folded, written.length);
        }
        int end = end(open + 1, close);
        return end == close && end > open + 1 ? table(open + 1, end) : null;
    }

    private TableName named(String[] written, String[] folded, int parts) {
        int last = Math.max(parts - 1, 0);
        String name = folded[last] == null ? "" : folded[last];
        String schema = last > 0 ? folded[last - 1] : null;
        String catalog = last > 1 ? folded[last - 2] : null;
        String writtenName = written[last] == null ? "" : written[last];
        String writtenSchema = last > 0 ? written[last - 1] : null;
        String writtenCatalog = last > 1 ? written[last - 2] : null;
        if (last > 2) {
            catalog = folded[0] + "." + catalog;
            return TableName.of(
                    catalog,
                    schema,
                    name,
                    TableName.part(written[0]) + "." + TableName.dotted(writtenCatalog, writtenSchema, writtenName));
        }
        if (schema == null && !name.startsWith("#")) {
            schema = session.schema();
            writtenSchema = schema;
        }
        if (catalog == null && !name.startsWith("#")) {
            catalog = session.catalog();
            writtenCatalog = catalog;
        }
        return TableName.of(catalog, schema, name, TableName.dotted(writtenCatalog, writtenSchema, writtenName));
    }
}
