package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.host.Voice;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Command lines of this tool that run inside the screen; what they print goes into a sink. */
final class Replaying {
    private static final long CANCEL_MILLIS = 50; // signals that come together count as one
    private static final long LIMIT_MILLIS = 30_000;

    private final Tool tool;
    private final Environment env;
    private final InnerSignals signals;
    private final RunStore store;
    private Thread thread; // null: none has been started

    Replaying(Tool tool, Environment env, InnerSignals signals, RunStore store) {
        this.tool = tool;
        this.env = env;
        this.signals = signals;
        this.store = store;
    }

    /**
     * Begins to run a replay, on a thread of its own.
     *
     * @param ended takes the exit code, behind the last line
     */
    void begin(List<StoredAttempt> executions, List<String> driver, LineSink to, IntConsumer ended) {
        thread = new Thread(() -> ended.accept(run(List.of("replay"), executions, driver, to)), "replay");
        thread.start();
    }

    /** Runs a command with executions to its end; where the store has one of them no more, a sentence says so and nothing runs. */
    int run(List<String> command, List<StoredAttempt> executions, List<String> behind, LineSink to) {
        try (LineSink sink = to;
                PrintStream err = new PrintStream(to, true, StandardCharsets.UTF_8)) {
            Optional<String> pruned = pruned(executions);
            if (pruned.isPresent()) {
                err.println(pruned.get());
                return ExitCodes.OK; // the sentence says it all
            }
            Environment inner = new Environment(
                    InputStream.nullInputStream(),
                    to,
                    err,
                    env.variables(),
                    env.folder(),
                    env.time(),
                    env.ids(),
                    env.platform(),
                    Screen.NONE,
                    signals,
                    new Voice());
            return tool.run(inner, words(command, executions, behind));
        }
    }

    private Optional<String> pruned(List<StoredAttempt> executions) {
        try {
            return Pruned.among(executions, store);
        } catch (IOException e) {
            return Optional.empty(); // the command says what is wrong with the store
        }
    }

    /** A command with the ids of executions behind it. */
    private static List<String> words(List<String> command, List<StoredAttempt> executions, List<String> behind) {
        List<String> words = new ArrayList<>(command);
        executions.forEach(each -> words.add(each.wholeExecution()));
        words.addAll(behind);
        return words;
    }

    /** Cuts off what runs, and waits until it has ended. */
    void stop() throws InterruptedException {
        if (thread == null || !thread.isAlive()) {
            return;
        }
        signals.stop();
        thread.join(CANCEL_MILLIS);
        signals.stop();
        thread.join(LIMIT_MILLIS);
    }
}
