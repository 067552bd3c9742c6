package io.whence.jdbc.lineage;

import io.whence.api.Activity;

/** One statement shape on one target: its verb, and where its executions are counted. */
final class SqlStatement {
    private final String text;
    private final SqlVerb verb;
    private final Activity activity;
    private StatementDescriber sampling;

    /** @param text kept only where the verb needs it on the application's thread; else null */
    SqlStatement(String text, SqlVerb verb, Activity activity) {
        this.text = text;
        this.verb = verb;
        this.activity = activity;
    }

    SqlStatement(SqlVerb verb, Activity activity, StatementDescriber describer) {
        this(null, verb, activity);
        this.sampling = describer;
    }

    /** Called on the thread that executes: the first time, who did is remembered. */
    void sampleCaller() {
        StatementDescriber describer = sampling;
        if (describer != null) {
            sampling = null;
            describer.calledFrom(new Throwable());
        }
    }

    SqlVerb verb() {
        return verb;
    }

    /** The text of a statement that steers the session or transaction; else null. */
    String text() {
        return text;
    }

    Activity activity() {
        return activity;
    }
}
