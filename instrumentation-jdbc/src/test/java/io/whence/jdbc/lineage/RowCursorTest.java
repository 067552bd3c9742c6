package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.bootstrap.jdbc.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The counting that is woven around ResultSet.next. */
class RowCursorTest {
    private final List<Long> handedOver = new ArrayList<>();
    private int results;
    private final Cursor cursor = new Cursor();

    private final class Cursor extends RowCursor {
        @Override
        protected void began() {
            results++;
        }

        @Override
        protected void fetched(long count) {
            handedOver.add(count);
        }

        void next(boolean more) {
            called(rows(), more);
        }

        void startAgain() {
            restart();
        }
    }

    private long total() {
        return handedOver.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void tellsTheRowsWhenTheResultEnds() {
        for (int i = 0; i < 3; i++) {
            cursor.next(true);
        }
        assertThat(handedOver).isEmpty();
        cursor.next(false);

        assertThat(handedOver).containsExactly(3L);
        assertThat(results).isEqualTo(1);
    }

    @Test
    void tellsOfAnEmptyResult() {
        cursor.next(false);

        assertThat(results).isEqualTo(1);
        assertThat(handedOver).isEmpty();
    }

    @Test
    void tellsLongResultsInStrides() {
        for (int i = 0; i < 10_000; i++) {
            cursor.next(true);
        }
        assertThat(handedOver).containsExactly(4_096L, 4_096L);
        cursor.handOver();

        assertThat(total()).isEqualTo(10_000);
    }

    @Test
    void countsACallWithinACallOnce() {
        for (int i = 0; i < 10_000; i++) {
            long before = cursor.rows();
            cursor.next(true); // the super class's next
            cursor.called(before, true);
        }
        cursor.next(false);

        assertThat(total()).isEqualTo(10_000);
    }

    @Test
    void countsOneRowForACallThatSkipsRowsOfItsSuper() {
        long before = cursor.rows();
        for (int i = 0; i < 5; i++) {
            cursor.next(true);
        }
        cursor.called(before, true);
        cursor.next(false);

        assertThat(total()).isEqualTo(1);
    }

    @Test
    void holdsNothingBackWhenToldSo() {
        cursor.next(true);
        cursor.handOverAlways();
        cursor.next(true);

        assertThat(handedOver).containsExactly(1L, 1L);
    }

    @Test
    void startsAgainForTheNextResult() {
        cursor.next(true);
        cursor.startAgain();
        cursor.next(true);
        cursor.next(false);

        assertThat(handedOver).containsExactly(1L, 1L);
        assertThat(results).isEqualTo(2);
    }
}
