package io.whence.jdbc.lineage;

import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What the user may decide about JDBC. Immutable. */
public final class JdbcSettings {
    public static final ConfigOption<List<String>> EXCLUDE = ConfigOption.list(
            "lineage.jdbc.exclude",
            Collections.emptyList(),
            "Datasets to leave out: globs over `namespace name`, such as `* *.audit_log`.");
    public static final ConfigOption<String> SQL_TEXT = ConfigOption.choice(
            "lineage.sql.text",
            "sanitized",
            Arrays.asList("sanitized", "off", "raw"),
            "What of a statement's text leaves the process: with literals replaced by `?`, nothing, or all of it.");

    private final List<Pattern> exclude;
    private final String sqlText;

    public JdbcSettings(Config config) {
        this.sqlText = config.get(SQL_TEXT);
        this.exclude = new ArrayList<>();
        for (String glob : config.get(EXCLUDE)) {
            exclude.add(compile(glob));
        }
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** @param dataset "namespace name" */
    boolean excludes(String dataset) {
        for (Pattern pattern : exclude) {
            if (pattern.matcher(dataset).matches()) {
                return true;
            }
        }
        return false;
    }

    boolean showsSanitizedText() {
        return sqlText.equals("sanitized");
    }

    boolean showsRawText() {
        return sqlText.equals("raw");
    }
}
