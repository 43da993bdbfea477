package ug.open.conveyor.driver.session;

import java.util.List;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.terminal.CheckedCase;

/** A recorded event that a driver gets again: its number in the suite, and where it stands; of a step of a pipeline, its driver and line 0. */
record Case(long number, String file, long line, Supplier<DriverMessage> event) {
    CheckedCase ended(CheckedCase.Verdict verdict, List<Difference> places) {
        try {
            DriverMessage message = event.get();
            String resource =
                    message.resource().type() + "/" + message.resource().name();
            return new CheckedCase(number, file, line, message.runId(), resource, message.event(), verdict, places);
        } catch (ConveyorException e) {
            return new CheckedCase(number, file, line, "", "", "", verdict, places);
        }
    }
}
