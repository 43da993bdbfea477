package ug.open.conveyor.driver.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.testing.RecordingLogger;
import ug.open.conveyor.driver.wire.Messages;

/** What a program says of a run too late. */
class RunsOverTest {
    private final RunsOver over = new RunsOver();

    private void ends(String runId, String resourceId, Ending ending) {
        String payload = "{\"id\":\"" + resourceId + "\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}";
        ProgramRun run = new ProgramRun(
                new DriverMessage("create", runId, "m", Messages.resource(payload), payload), new RecordingLogger());
        run.ends(ending);
        over.add(run);
    }

    @Test
    void findsTheLastRunOfAnIdAndOfAResource() {
        ends("r1", "1", new Ending.Acknowledged());
        ends("r2", "1", new Ending.Result(DriverResult.success("done")));
        assertThat(over.has("r1")).isTrue();
        assertThat(over.wrong("r1", "1")).contains("run r1 after the end of its attempt");
        assertThat(over.wrong("", "1")).contains("second result for resource 1");
        assertThat(over.wrong("r3", "1")).contains("run r3, which is not in hand");
    }

    @Test
    void takesNoRunForOneWithoutAnId() {
        ends("r1", "", new Ending.Acknowledged());
        assertThat(over.has("")).isFalse();
    }
}
