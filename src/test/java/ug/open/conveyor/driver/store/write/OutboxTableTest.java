package ug.open.conveyor.driver.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTableTest {
    private final OutboxTable table = new OutboxTable();

    @Test
    void whatIsNotSettledStaysHoweverMuchComesAfterIt() {
        table.put(7, 70, false);
        for (long hash = 100; hash < 400_000; hash++) {
            table.put(hash, hash, false);
            table.put(hash, hash, true);
        }
        assertThat(table.place(7)).isEqualTo(70);
        assertThat(table.isSettled(7)).isFalse();
        table.put(7, 71, true);
        assertThat(table.place(7)).isEqualTo(71);
        assertThat(table.isSettled(7)).isTrue();
    }

    @Test
    void ofWhatIsSettledTheLastFiftyThousandAreKnownAtLeast() {
        long last = 400_000;
        for (long hash = 100; hash < last; hash++) {
            table.put(hash, hash, true);
        }
        for (long hash = last - 50_000; hash < last; hash++) {
            assertThat(table.isSettled(hash)).isTrue();
        }
        assertThat(table.place(100)).isEqualTo(-1);
    }
}
