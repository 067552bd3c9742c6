package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** Finds the statements of a text and hands each to whoever reads its kind. */
final class Statements {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Inserts inserts;
    private final Updates updates;
    private final Merges merges;
    private final Creates creates;
    private final Utilities utilities;
    private final Blocks blocks;
    private Statement current;

    Statements(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.inserts = new Inserts(analysis);
        this.updates = new Updates(analysis);
        this.merges = new Merges(analysis);
        this.creates = new Creates(analysis);
        this.utilities = new Utilities(analysis);
        this.blocks = new Blocks(analysis);
    }

    /** Analyses all statements between two tokens; keeps what was found when the budget ends before the text. */
    void all(int from, int to) {
        int i = from;
        while (i < to) {
            if (tokens.op(i, ';')) {
                i++;
                continue;
            }
            int end = blocks.end(i, to);
            int before = analysis.found().size();
            int start = blocks.body(i, end);
            if (start < end) {
                try {
                    one(start, end);
                } catch (Work.Spent e) {
                    analysis.unclear("the budget was spent at: " + analysis.excerpt(start, end));
                    finish();
                    return;
                } catch (RuntimeException | StackOverflowError e) {
                    // No text may break the caller. One that gets here is a defect, and the warning says so.
                    analysis.unclear("internal error (" + e + ") at: " + analysis.excerpt(start, end));
                    finish();
                }
            }
            if (start >= end && end == to && analysis.found().size() == before && tokens.is(i, Keyword.CREATE)) {
                // A routine whose body holds no statement of ours.
                analysis.add(new Statement(analysis.work, null).finish(analysis.takeClear()));
            }
            i = Math.max(end, i + 1);
        }
    }

    private void finish() {
        if (current != null) {
            analysis.add(current.finish(analysis.takeClear()));
            current = null;
        }
    }

    private void one(int from, int to) {
        analysis.work.step();
        current = new Statement(analysis.work, null);
        analysis.selects.into = null;
        int i = from;
        if (tokens.kind[i] == Tokens.PARAM && tokens.op(i + 1, '=')) {
            i += 2;
        }
        if (dispatch(i, to, current, null)) {
            current.remember(analysis.session);
            finish();
        }
        current = null;
    }

    /** Reads one statement into {@code statement}; false when there is nothing to report. */
    private boolean dispatch(int i, int to, Statement statement, Ctes ctes) {
        Keyword keyword = tokens.keyword[i];
        if (tokens.paren(i) || keyword == Keyword.VALUES || keyword == Keyword.SELECT) {
            return select(i, to, statement, ctes);
        }
        if (keyword == null) {
            return utilities.other(i, to, statement);
        }
        switch (keyword) {
            case WITH:
                return with(i, to, statement, ctes);
            case FROM:
                return inserts.fromFirst(i, to, statement, ctes) || select(i, to, statement, ctes);
            case TABLE:
                return select(i, to, statement, ctes);
            case REPLACE:
                if (tokens.is(i + 1, Keyword.VIEW)) {
                    return creates.read(i, to, statement, ctes);
                }
                return inserts.read(i, to, statement, ctes);
            case INSERT:
                return inserts.read(i, to, statement, ctes);
            case UPDATE:
                return updates.update(i, to, statement, ctes);
            case DELETE:
                return updates.delete(i, to, statement, ctes);
            case MERGE:
                return merges.read(i, to, statement, ctes);
            case CREATE:
                return creates.read(i, to, statement, ctes);
            case DECLARE:
                boolean table = tokens.is(i + 1, Keyword.TEMPORARY) || tokens.is(i + 2, Keyword.TEMPORARY);
                return table ? creates.read(i, to, statement, ctes) : utilities.read(i, to, statement, keyword);
            case CACHE:
                return creates.cache(i, to, statement, ctes);
            default:
                return utilities.read(i, to, statement, keyword);
        }
    }

    /** Takes note that a statement could not be read; always true, so that it can be returned. */
    boolean notUnderstood(int from, int to, Statement statement) {
        statement.kind = StatementKind.OTHER;
        analysis.unclear("not understood: " + analysis.excerpt(from, to));
        return true;
    }

    private boolean with(int i, int to, Statement statement, Ctes sight) {
        Ctes ctes = analysis.with.read(i, to, null, sight, statement.facts);
        int next = analysis.with.stop;
        Keyword keyword = tokens.keyword[next];
        if (keyword == Keyword.INSERT
                || keyword == Keyword.UPDATE
                || keyword == Keyword.DELETE
                || keyword == Keyword.MERGE
                || keyword == Keyword.CREATE
                || keyword == Keyword.REPLACE
                || keyword == Keyword.FROM) {
            return dispatch(next, to, statement, ctes);
        }
        if (next >= to) {
            analysis.unclear("a query was expected after WITH");
            statement.kind = StatementKind.SELECT;
            return true;
        }
        return select(next, to, statement, ctes);
    }

    private boolean select(int i, int to, Statement statement, Ctes ctes) {
        statement.kind = StatementKind.SELECT;
        Query query = analysis.queries.query(i, to, null, ctes, statement.facts);
        statement.result = query.fields;
        if (analysis.selects.into != null) {
            statement.kind = StatementKind.CREATE_TABLE_AS;
            creates.fill(
                    statement,
                    analysis.selects.into,
                    query,
                    null,
                    analysis.selects.into.name().startsWith("#"));
        }
        int stop = analysis.queries.stop;
        if (stop < to && !tokens.is(stop, Keyword.WITH) && !tokens.is(stop, Keyword.RETURNING)) {
            analysis.unclear("not understood: " + analysis.excerpt(stop, to));
        }
        return true;
    }

    /** The table that a statement in FROM changes, as {@code FINAL TABLE (INSERT …)} does; null when there is none. */
    TableName changed(int from, int to, Scope scope) {
        Facts facts = scope.facts;
        returning(from, to, scope.ctes, facts);
        return current.written();
    }

    /** A statement inside a WITH clause: what it writes counts for the whole, its RETURNING is the result. */
    Query returning(int from, int to, Ctes ctes, Facts facts) {
        Statement outer = current;
        StatementKind kind = outer.kind;
        if (!analysis.work.enter()) {
            analysis.tooDeep(from, to, ctes, facts);
            return new Query(new ArrayList<Field>(), facts);
        }
        try {
            dispatch(from, to, outer, ctes);
        } finally {
            analysis.work.leave();
            outer.kind = kind;
        }
        List<Field> fields = new ArrayList<>();
        int at = from;
        while (at < to && !tokens.is(at, Keyword.RETURNING)) {
            at = tokens.after(at);
        }
        if (at < to) {
            Scope scope = outer.scope(ctes);
            int name = from + 1;
            while (name < to
                    && (tokens.is(name, Keyword.INTO)
                            || tokens.is(name, Keyword.FROM)
                            || tokens.is(name, Keyword.ONLY))) {
                name++;
            }
            analysis.relations.relation(name, to, scope);
            fields = analysis.selects.items(at + 1, to, scope);
        }
        return new Query(fields, new Facts(analysis.work));
    }
}
