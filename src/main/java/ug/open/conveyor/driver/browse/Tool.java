package ug.open.conveyor.driver.browse;

import java.util.List;
import ug.open.conveyor.driver.host.Environment;

/** Runs a command line of this tool inside the process. */
@FunctionalInterface
public interface Tool {
    /**
     * Runs it to its end.
     *
     * @param env its streams and signals; what goes wrong is printed there as a sentence
     * @param words the command and what is behind it
     * @return the exit code
     */
    int run(Environment env, List<String> words);
}
