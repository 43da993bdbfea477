package ug.open.conveyor.driver.bench;

import java.io.IOException;

/** One group of lines of the table. */
interface Row {
    /** What it is chosen by. */
    String name();

    /** Measures, and writes lines. */
    void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException;
}
