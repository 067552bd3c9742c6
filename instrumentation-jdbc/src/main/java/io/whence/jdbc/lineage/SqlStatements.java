package io.whence.jdbc.lineage;

import io.whence.api.LineageRecorder;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The statements seen on one target. A text that was seen is one look-up; a new text is looked up by its fingerprint,
 * which ad-hoc statements with other literals share. Both tables are bounded, and shared by all connections of a pool.
 */
final class SqlStatements {
    private static final int MAX_TEXTS = 2_000;
    private static final long MAX_TEXT_CHARS = 1_000_000;
    private static final int MAX_CACHED_TEXT = 16_384;
    private static final int MAX_FINGERPRINTS = 5_000;

    private final JdbcTarget target;
    private final LineageRecorder recorder;
    private final JdbcSettings settings;
    private final ConcurrentHashMap<String, SqlStatement> byText = new ConcurrentHashMap<>();
    private final AtomicLong textChars = new AtomicLong();
    private final ConcurrentHashMap<Fingerprint, SqlStatement> byFingerprint = new ConcurrentHashMap<>();
    private volatile SqlStatement overflow;

    SqlStatements(JdbcTarget target, LineageRecorder recorder, JdbcSettings settings) {
        this.target = target;
        this.recorder = recorder;
        this.settings = settings;
    }

    SqlStatement of(String sql) {
        SqlStatement known = byText.get(sql);
        if (known != null) {
            return known;
        }
        SqlStatement statement = byFingerprint(sql);
        remember(sql, statement);
        return statement;
    }

    private SqlStatement byFingerprint(String sql) {
        Fingerprint fingerprint = Fingerprint.of(sql);
        SqlStatement statement = byFingerprint.get(fingerprint);
        if (statement != null) {
            // what needs its text is told apart by it: SET SCHEMA 'a' has the fingerprint of SET SCHEMA 'b'
            return statement.text() == null ? statement : create(sql);
        }
        if (byFingerprint.size() >= MAX_FINGERPRINTS) {
            return overflow();
        }
        SqlStatement created = create(sql);
        SqlStatement raced = byFingerprint.putIfAbsent(fingerprint, created);
        return raced == null || created.text() != null ? created : raced;
    }

    private SqlStatement create(String sql) {
        SqlVerb verb = SqlVerb.of(sql);
        switch (verb) {
            case BEGIN:
            case COMMIT:
            case ROLLBACK:
                return new SqlStatement(null, verb, null);
            case ROLLBACK_TO:
            case SAVEPOINT:
            case SESSION:
                return new SqlStatement(sql, verb, null);
            default:
                StatementDescriber describer = new StatementDescriber(target, sql, settings);
                return new SqlStatement(verb, recorder.activity(describer), describer);
        }
    }

    /** Statements past the bound are counted as one that nobody describes. */
    private SqlStatement overflow() {
        SqlStatement current = overflow;
        if (current == null) {
            current = new SqlStatement(null, SqlVerb.OTHER, recorder.activity(null));
            overflow = current;
        }
        return current;
    }

    private void remember(String sql, SqlStatement statement) {
        if (sql.length() > MAX_CACHED_TEXT) {
            return;
        }
        if (byText.size() >= MAX_TEXTS || textChars.get() > MAX_TEXT_CHARS) {
            byText.clear();
            textChars.set(0);
        }
        if (byText.putIfAbsent(sql, statement) == null) {
            textChars.addAndGet(sql.length());
        }
    }
}
