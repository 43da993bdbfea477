package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.testing.RecordedRun;
import ug.open.conveyor.driver.testing.TestContext;
import ug.open.conveyor.driver.testing.TestMessage;

class @class@Test {
    private final TestContext context = new TestContext();
    private final TestMessage message =
            TestMessage.of("@resource@", "app").spec(Map.of("repository", "r", "other", 1));

    @Test
    void aNewResourceSucceeds() {
        assertEquals(
                DriverResult.success("create of app done", new @class@.Handover("r", null)),
                new @class@().reconcile(message.build(), context));
        assertEquals(List.of("create of app", "working"), context.logger().messages());
    }

    @Test
    void whatAnEarlierStepHandedOnIsUsed() {
        TestMessage step = message.resultOf("@earlier@", DriverResult.success("done", Map.of("commit", "9fceb02")));
        assertEquals(
                DriverResult.success("process of app done", new @class@.Handover("r", "9fceb02")),
                new @class@().reconcile(step.build(), context));
    }

    @Test
    void aMissingRepositoryIsAFailure() {
        assertEquals(
                DriverResult.failure("spec.repository is missing"),
                new @class@().reconcile(message.spec(Map.of()).build(), context));
    }

    @Test
    void theRecordedEventsComeToTheSame() throws IOException {
        Path project = Path.of(System.getProperty("basedir", "")); // set by Maven; else the working folder
        for (RecordedRun run : RecordedRun.in(project.resolve("events.jsonl"))) {
            DriverResult result = new @class@().reconcile(run.message(), context);
            assertEquals(run.result(), run.asRecorded(result));
        }
    }
}
