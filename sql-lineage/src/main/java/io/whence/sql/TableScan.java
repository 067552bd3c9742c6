package io.whence.sql;

/** The last resort where a query cannot be analysed: the names behind FROM and JOIN, without recursion. */
final class TableScan {
    private TableScan() {}

    static void scan(Analysis analysis, int from, int to, Ctes ctes, Facts facts) {
        Tokens tokens = analysis.tokens;
        boolean expected = false;
        for (int i = from; i < to; i++) {
            analysis.work.step();
            if (tokens.is(i, Keyword.FROM) || tokens.is(i, Keyword.JOIN)) {
                expected = true;
            } else if (expected && !tokens.paren(i)) {
                expected = false;
                int end = analysis.names.end(i, to);
                if (end > i
                        && tokens.identifier(i)
                        && !tokens.paren(end)
                        && !(end == i + 1
                                && (Ctes.find(ctes, tokens.folded(i)) != null || isDefined(tokens, from, to, i)))) {
                    facts.read(analysis.names.table(i, end));
                }
            }
        }
    }

    /** True when {@code name AS (} stands in the range: a common table expression. */
    private static boolean isDefined(Tokens tokens, int from, int to, int name) {
        String folded = tokens.folded(name);
        for (int i = from, steps = 0; i + 2 < to && steps < 2000; i++, steps++) {
            if (tokens.name(i)
                    && tokens.is(i + 1, Keyword.AS)
                    && tokens.paren(i + 2)
                    && tokens.folded(i).equalsIgnoreCase(folded)) {
                return true;
            }
        }
        return false;
    }
}
