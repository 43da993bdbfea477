package ug.open.conveyor.driver.browse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Stored attempts without a store: one execution each, the newest first. */
final class StoredRuns {
    static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
    private static final Path SEGMENT = Path.of("sessions/20261124T100000000000-k3f9abcdef-0001.jsonl");

    private StoredRuns() {}

    static StoredAttempt run(int number, String resource, Status status) {
        return new StoredAttempt(
                "run-" + number,
                "demo",
                resource,
                "create",
                1,
                number,
                number,
                Mode.OFFLINE,
                NOW.minus(Duration.ofMinutes(1000 - number)),
                status,
                status == Status.RUNNING ? OptionalLong.empty() : OptionalLong.of(12),
                new StoredAttempt.Place(SEGMENT, 0, 0, SEGMENT, 1));
    }

    /** Those of these numbers, the highest first; every third has failed. */
    static List<StoredAttempt> runs(int from, int to) {
        List<StoredAttempt> runs = new ArrayList<>();
        for (int number = to; number >= from; number--) {
            runs.add(run(number, "workflow/app-" + number, number % 3 == 0 ? Status.FAILED : Status.SUCCEEDED));
        }
        return runs;
    }
}
