package ug.open.conveyor.driver.installed;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour of {@code --watch} with a save each second, as fast as they are answered. */
@Tag("soak")
final class RoundsSoakIT {
    @TempDir
    private Path folder;

    @Test
    void anHourOfSavesLeavesNothingBehind() throws Exception {
        RoundsIT rounds = new RoundsIT();
        rounds.folder = folder;
        rounds.aScene();
        try {
            rounds.saves(List.of(100, 1000, 3600));
        } finally {
            rounds.nothingIsLeft();
        }
    }
}
