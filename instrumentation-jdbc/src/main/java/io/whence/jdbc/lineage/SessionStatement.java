package io.whence.jdbc.lineage;

import java.util.Locale;

/** Reads the few statements of SQL that change a session's defaults or name a savepoint. */
final class SessionStatement {
    private SessionStatement() {}

    /** {@code USE x}, {@code SET SCHEMA x}, {@code SET search_path TO x, y}: the first name counts. */
    static void apply(String sql, ConnectionState connection) {
        SqlWords words = new SqlWords(sql);
        String verb = words.next();
        Engine engine = connection.target().url().engine();
        boolean catalog = verb.equals("USE") && !engine.useNamesSchema();
        if (verb.equals("SET")) {
            catalog = words.next().equals("CATALOG");
        }
        SqlWords.Identifier name = words.nextIdentifier();
        if (!name.quoted && name.name.toUpperCase(Locale.ROOT).equals("TO")) {
            name = words.nextIdentifier();
        }
        if (name.name.isEmpty()
                || (!name.quoted && name.name.toUpperCase(Locale.ROOT).equals("DEFAULT"))) {
            return;
        }
        String folded = name.quoted ? name.name : engine.fold(name.name);
        if (catalog) {
            connection.catalog(folded);
        } else {
            connection.schema(folded);
        }
    }

    /** The name in {@code SAVEPOINT x} or {@code ROLLBACK [WORK] TO [SAVEPOINT] x}, in upper case. */
    static String savepoint(String sql) {
        SqlWords words = new SqlWords(sql);
        String word = words.next();
        String last = word;
        while (!word.isEmpty()) {
            last = word;
            word = words.next();
        }
        return last.equals("SAVEPOINT") || last.equals("TO")
                ? words.nextIdentifier().name.toUpperCase(Locale.ROOT)
                : last;
    }
}
