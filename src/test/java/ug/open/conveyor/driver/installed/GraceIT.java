package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a joined driver has in hand when it is told to end is finished within its grace, or given back at its end. */
final class GraceIT {
    @TempDir
    private Path folder;

    private LiveScene live;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    private Running endedAtWork(int seconds, String grace) throws Exception {
        live.driver("echo begins; [ -e short ] || sleep " + seconds + "; echo ends");
        Running running = live.join("--grace", grace);
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("begins");
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        return running;
    }

    private void finishes(int seconds, String grace) throws Exception {
        Running running = endedAtWork(seconds, grace);
        assertThat(running.lines()).containsExactly("begins", "ends");
        assertThat(live.acknowledged()).isEqualTo(1);
        assertThat(live.results()).hasSize(1);
    }

    private void givesBack(int seconds, String grace) throws Exception {
        Running running = endedAtWork(seconds, grace);
        assertThat(running.lines()).containsExactly("begins");
        assertThat(running.err()).contains("1 left undone");
        assertThat(live.acknowledged()).isZero();
        assertThat(live.results()).isEmpty();

        Files.createFile(folder.resolve("demo/short"));
        Running next = live.join("--max-events", "1");
        assertThat(next.outcome().code()).as(next.err()).isZero();
        assertThat(next.lines()).containsExactly("begins", "ends");
        assertThat(live.results()).hasSize(1);
    }

    @Test
    void threeSecondsAreFinishedInAGraceOfSix() throws Exception {
        finishes(3, "6s");
    }

    @Test
    void threeSecondsAreGivenBackAfterAGraceOfOne() throws Exception {
        givesBack(3, "1s");
    }

    @Test
    @Tag("soak")
    void twentySecondsAreFinishedInAGraceOf25() throws Exception {
        finishes(20, "25s");
    }

    @Test
    @Tag("soak")
    void twentySecondsAreGivenBackAfterAGraceOfFive() throws Exception {
        givesBack(20, "5s");
    }
}
