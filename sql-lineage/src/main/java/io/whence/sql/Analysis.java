package io.whence.sql;

import java.util.Collections;

/** One run of an analyzer over one text. */
final class Analysis {
    private Analysis() {}

    static SqlAnalysis run(String sql, SqlAnalyzer analyzer) {
        return new SqlAnalysis(
                Collections.<StatementLineage>emptyList(),
                sql,
                analyzer.dialect().name(),
                false,
                Collections.singletonList("not analysed"));
    }
}
