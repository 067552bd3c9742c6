package io.whence.exporter.console;

import static io.whence.api.model.Transformation.AGGREGATION;
import static io.whence.api.model.Transformation.FILTER;
import static io.whence.api.model.Transformation.IDENTITY;
import static io.whence.api.model.Transformation.TRANSFORMATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.export.AccessWindow;
import io.whence.api.export.RunEnded;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import io.whence.exporter.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The trees as people see them. */
class TreeRendererTest {
    private static final String WAREHOUSE = "h2:/data/flights/warehouse";
    private static final String REPORT = "sqlite:/data/flights/report.db";

    @Test
    void aPipelineInPlainText() {
        assertThat(render(flights(), Style.PLAIN, false)).isEqualTo("""
                        whence  flights  COMPLETE  1.9s  4 reads, 4 writes

                        PUBLIC.FLIGHTS        h2      TRUNCATE, INSERT  5,000 rows  10 calls
                        PUBLIC.DAILY          h2      CREATE_TABLE_AS     365 rows
                          <- PUBLIC.FLIGHTS   h2                                    statement
                          <- PUBLIC.AIRPORTS  h2                                    statement
                             columns: 2 of 3 traced, not LOADED_AT
                        PUBLIC.TOP            h2      MERGE                12 rows
                          <- PUBLIC.DAILY     h2                                    statement
                             columns: all 1 traced
                        main.summary          sqlite  INSERT               12 rows  12 calls
                          <- PUBLIC.TOP       h2                           12 rows  thread (inferred)

                        h2     = h2:/data/flights/warehouse
                        sqlite = sqlite:/data/flights/report.db
                        """);
    }

    @Test
    void aPipelineOnATerminal() {
        String tree = render(flights(), Style.COLOUR_UNICODE, false);

        assertThat(tree)
                .startsWith("\u001b[1mwhence\u001b[0m  \u001b[1mflights\u001b[0m  \u001b[1;32mCOMPLETE\u001b[0m  1.9s")
                .contains("\n  ├← PUBLIC.FLIGHTS   \u001b[2mh2\u001b[0m")
                .contains("\n  └← PUBLIC.AIRPORTS  \u001b[2mh2\u001b[0m")
                .contains("\u001b[32mstatement\u001b[0m\n")
                .contains("\u001b[36mthread (inferred)\u001b[0m\n");
        assertThat(tree.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("[├└]←", "<-"))
                .isEqualTo(render(flights(), Style.PLAIN, false));
    }

    @Test
    void everyColumnWhereAskedFor() {
        assertThat(render(flights(), Style.PLAIN, true)).contains("""
                          <- PUBLIC.AIRPORTS  h2                                    statement
                             DAY <- PUBLIC.FLIGHTS.DEPARTED TRANSFORMATION
                             DELAY <- PUBLIC.FLIGHTS.DELAY AGGREGATION, PUBLIC.AIRPORTS.OFFSET TRANSFORMATION
                             (every row) <- PUBLIC.FLIGHTS.CANCELLED FILTER
                        """);
    }

    @Test
    void aFailedRunWithEverythingThatWentWrong() {
        Story story = Story.of("orders");
        AccessWindow orders = story.read(Story.table("postgres://db:5432", "shop.public.orders"), 7);
        story.add(story.window(Access.builder(
                                Access.Kind.WRITE, Story.table("postgres://db:5432", "shop.public.daily"), "INSERT")
                        .partial(true)
                        .build())
                .calls(1, 2)
                .rows(1)
                .truncated(true)
                .links(List.of(Story.link(orders, Basis.STATEMENT))));
        story.read(Story.table("postgres://db:5432", "shop.public.lookup"), 3);
        story.add(story.window(Access.Kind.READ, new Dataset("file", "/data/in/fx", Dataset.Type.FILE, null), "READ")
                .calls(1, 0)
                .files(31)
                .bytes(2_100_000));
        story.end(
                Run.State.FAIL,
                125_000,
                new RunEnded.Failure("java.lang.IllegalStateException: no rate for\n2026-01-01", "x", "y", "z"),
                Map.of("lineage.rolled_back.calls", 3L, "lineage.dropped.records", 1_200L));

        assertThat(render(story, Style.PLAIN, false)).isEqualTo("""
                        whence  orders  FAIL  2m05s  3 reads, 1 write
                          java.lang.IllegalStateException: no rate for?2026-01-01

                        shop.public.daily        postgres  INSERT            1 row   2 failed, not fully understood
                          <- shop.public.orders  postgres                    7 rows  statement

                        read, and fed nothing:
                          shop.public.lookup     postgres  SELECT            3 rows
                          in/fx                  file      READ    31 files, 2.1 MB

                        ! dropped.records: 1,200
                        ! 3 calls rolled back: no lineage
                        ! a bound was reached and detail merged away; raise lineage.max.* to see it
                        postgres = postgres://db:5432
                        """);
    }

    @Test
    void aRunThatTouchedNothing() {
        assertThat(render(Story.of("hello").end(Run.State.ABORT, 12), Style.PLAIN, false))
                .isEqualTo("whence  hello  ABORT  12ms  0 reads, 0 writes\n");
    }

    @Test
    void windowsOfOneAccessAreOneLine() {
        Story story = Story.of("stream");
        Dataset in = Story.table("h2:mem:a", "PUBLIC.IN");
        Dataset more = Story.table("h2:mem:a", "PUBLIC.MORE");
        Dataset out = Story.table("h2:mem:b", "PUBLIC.OUT");
        AccessWindow first = story.read(in, 10);
        story.write(out, "INSERT", 10, 10, Basis.THREAD, first);
        AccessWindow second = story.read(in, 5);
        AccessWindow other = story.read(more, 1);
        story.write(out, "INSERT", 5, 5, Basis.VALUE, second, other);
        story.end(Run.State.COMPLETE, 3_700_000);

        assertThat(render(story, Style.PLAIN, false)).isEqualTo("""
                        whence  stream  COMPLETE  1h01m  2 reads, 1 write

                        PUBLIC.OUT        h2:mem:b  INSERT  15 rows  15 calls
                          <- PUBLIC.IN    h2:mem:a          15 rows  value
                          <- PUBLIC.MORE  h2:mem:a           1 row   value
                        """);
    }

    @Test
    void namespacesOfOneKindAreToldApart() {
        Story story = Story.of("copy");
        AccessWindow read = story.read(Story.table("postgres://db-1:5432", "a.b.c"), 1);
        story.write(Story.table("postgres://db-2:5432", "a.b.c"), "INSERT", 1, 1, Basis.THREAD, read);
        story.end(Run.State.COMPLETE, 900);

        assertThat(render(story, Style.PLAIN, false)).isEqualTo("""
                        whence  copy  COMPLETE  900ms  1 read, 1 write

                        a.b.c       postgres    INSERT  1 row
                          <- a.b.c  postgres#2          1 row   thread (inferred)

                        postgres   = postgres://db-2:5432
                        postgres#2 = postgres://db-1:5432
                        """);
    }

    @Test
    void longRunsAreCutShort() {
        Story story = Story.of("many");
        AccessWindow[] reads = new AccessWindow[25];
        for (int i = 0; i < reads.length; i++) {
            reads[i] = story.read(Story.table("h2:mem:a", "PUBLIC.IN_" + i), 1);
            story.read(Story.table("h2:mem:a", "PUBLIC.UNUSED_" + i), 1);
        }
        for (int i = 0; i < 120; i++) {
            story.write(Story.table("h2:mem:a", "PUBLIC.OUT_" + i), "INSERT", 1, 1, Basis.RUN, reads);
        }
        for (int i = 0; i < 3_000; i++) {
            story.write(Story.table("h2:mem:a", "PUBLIC.T_" + i), "DROP", AccessWindow.UNKNOWN, 1, Basis.RUN);
        }
        story.end(Run.State.COMPLETE, 900);

        String tree = render(story, Style.PLAIN, false);

        assertThat(tree.lines())
                .hasSizeLessThan(2_500)
                .contains("     and 5 more inputs", "  and 5 more", "! 1,170 further records not shown here")
                .anyMatch(line -> line.matches("and 1,?\\d+ more written"));
    }

    @Test
    void namesCannotCommandTheTerminal() {
        Story story = Story.of("evil\u001b]0;title\u0007");
        story.read(Story.table("h2:mem:a", "x\u001b[2Jy\r\n"), 1);
        story.end(Run.State.COMPLETE, 900);

        assertThat(render(story, Style.PLAIN, true)).doesNotContain("\u001b", "\u0007", "\r");
    }

    private static Story flights() {
        Story story = Story.of("flights");
        Dataset flights = Story.table(WAREHOUSE, "PUBLIC.FLIGHTS");
        Dataset daily = Story.table(WAREHOUSE, "PUBLIC.DAILY");
        Dataset top = Story.table(WAREHOUSE, "PUBLIC.TOP");
        story.write(flights, "TRUNCATE", AccessWindow.UNKNOWN, 1, Basis.RUN);
        story.write(flights, "INSERT", 5_000, 10, Basis.RUN);
        AccessWindow fromFlights = story.read(flights, AccessWindow.UNKNOWN);
        AccessWindow fromAirports = story.read(Story.table(WAREHOUSE, "PUBLIC.AIRPORTS"), AccessWindow.UNKNOWN);
        story.add(story.window(Access.builder(Access.Kind.WRITE, daily, "CREATE_TABLE_AS")
                        .columns(List.of("DAY", "DELAY", "LOADED_AT"))
                        .build())
                .calls(1, 0)
                .rows(365)
                .links(List.of(Story.link(fromFlights, Basis.STATEMENT), Story.link(fromAirports, Basis.STATEMENT)))
                .columnLineage(List.of(
                        Story.column("DAY", 0, "DEPARTED", TRANSFORMATION),
                        Story.column("DELAY", 0, "DELAY", AGGREGATION, 1, "OFFSET", TRANSFORMATION),
                        Story.column(ColumnLineage.WHOLE_DATASET, 0, "CANCELLED", FILTER))));
        AccessWindow fromDaily = story.read(daily, AccessWindow.UNKNOWN);
        story.write(top, "MERGE", 12, 1, Basis.STATEMENT, List.of(Story.column("DAY", 0, "DAY", IDENTITY)), fromDaily);
        // Another statement read the same table; its rows fed the summary, and no others.
        AccessWindow fromTop = story.add(story.window(Access.builder(Access.Kind.READ, top, "SELECT")
                        .codeHash("s2")
                        .build())
                .calls(1, 0)
                .rows(12));
        story.write(Story.table(REPORT, "main.summary"), "INSERT", 12, 12, Basis.THREAD, fromTop);
        return story.end(Run.State.COMPLETE, 1_950);
    }

    private static String render(Story story, Style style, boolean allColumns) {
        StringBuilder trees = new StringBuilder();
        ConsoleExporter exporter =
                new ConsoleExporter(run -> trees.append(new TreeRenderer(style, allColumns).render(run)));
        assertThat(exporter.export(story.records())).isTrue();
        exporter.close(0);
        return trees.toString();
    }
}
