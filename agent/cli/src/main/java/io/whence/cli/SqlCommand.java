package io.whence.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whence.sql.Dialect;
import io.whence.sql.LineageText;
import io.whence.sql.SqlAnalysis;
import io.whence.sql.SqlAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code sql}: the lineage of a statement, without running it. */
@CommandLine.Command(
        name = "sql",
        description = "Read SQL and print what it reads and writes, down to columns. Nothing is run.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @CommandLine.Parameters(
            paramLabel = "STATEMENT",
            arity = "0..*",
            description = "The statement; standard input when there is none.")
    private List<String> statement;

    @CommandLine.Option(
            names = {"-d", "--dialect"},
            paramLabel = "NAME",
            defaultValue = "generic",
            description = "postgresql, mysql, mariadb, h2, sqlite …; default: ${DEFAULT-VALUE}.")
    private String dialect;

    @CommandLine.Option(names = "--default-schema", paramLabel = "NAME", description = "Where unqualified names are.")
    private String defaultSchema;

    @CommandLine.Option(names = "--default-catalog", paramLabel = "NAME", description = "Where schemas are.")
    private String defaultCatalog;

    @CommandLine.Option(names = "--json", description = "Print JSON instead of a tree.")
    private boolean json;

    @CommandLine.Option(
            names = "--jsonl",
            description = {
                "Answer many: a request a line on standard input, an answer a line on standard output. A request is",
                "{\"id\",\"dialect\",\"sql\",\"schema\":{table:[columns]},\"default_schema\",\"default_catalog\"}."
            })
    private boolean jsonLines;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (jsonLines) {
            new SqlJsonLines(JSON).answer(in, out);
            return 0;
        }
        String sql = statement == null || statement.isEmpty() ? readAll(in) : String.join(" ", statement);
        if (sql.trim().isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "There is no SQL: give a statement, or send one to standard input.");
        }
        if (!isKnown(dialect)) {
            spec.commandLine()
                    .getErr()
                    .println("'" + dialect + "' is no dialect known here; reading it as generic SQL.");
        }
        SqlAnalysis analysis = SqlAnalyzer.builder(Dialect.forName(dialect))
                .defaultCatalog(defaultCatalog)
                .defaultSchema(defaultSchema)
                .build()
                .analyze(sql);
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(SqlJson.of(JSON, null, analysis)));
        } else {
            out.print(Terminal.showsUnicode() ? LineageText.unicode(analysis) : LineageText.ascii(analysis));
        }
        out.flush();
        return 0;
    }

    private static boolean isKnown(String name) {
        return name.equalsIgnoreCase("generic")
                || name.equalsIgnoreCase("ansi")
                || Dialect.forName(name) != Dialect.GENERIC;
    }

    private static String readAll(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8_192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            text.append(buffer, 0, read);
        }
        return text.toString();
    }
}
