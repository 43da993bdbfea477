package ug.open.conveyor.driver.doctor;

import java.util.List;
import ug.open.conveyor.driver.terminal.Finding;

/** A look at one thing; it changes nothing. */
interface Check {
    /** The name that findings of this check have, also the finding that the check failed. */
    String name();

    /** Whether it may take as long as it needs. */
    default boolean isLong() {
        return false;
    }

    /** What it came to. An exception is a finding too: wrong, with its message. */
    List<Finding> look() throws Exception;
}
