package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.attempt.AttemptContext;

/**
 * A driver that runs a command once per event and leaves it the terminal, so that a debugger can talk with a person there. The payload is in a
 * file alone.
 *
 * <p>Ctrl-C is the command's. Only where the command has died of it, as a shell sees it too, it was meant for the session.
 */
public final class TerminalDriver implements LoadedDriver {
    /** How much later than the command this tool may feel Ctrl-C. */
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(500);

    private final CommandSpec spec;
    private final List<String> command;
    private final AttemptFolders folders;
    private Runnable interrupted = () -> {};
    private boolean runs;
    private boolean pressed;

    private TerminalDriver(CommandSpec spec, List<String> command, LoadRequest request) {
        this.spec = spec;
        this.command = command;
        this.folders = new AttemptFolders(request.scratch());
    }

    static TerminalDriver load(CommandSpec spec, LoadRequest request) throws LoadException {
        CommandEnvironment.check(spec.env());
        List<String> command = Executable.of(spec.folder(), spec.env()).words(spec.words());
        return new TerminalDriver(spec, command, request);
    }

    /** Does this when the command has died of Ctrl-C. To be called before anything runs. */
    public void whenInterrupted(Runnable action) {
        interrupted = action;
    }

    /** Ctrl-C was pressed. Whether that is the command's, since one runs. */
    public synchronized boolean takesInterrupt() {
        pressed = runs;
        return runs;
    }

    private synchronized boolean ran() {
        runs = false;
        return pressed;
    }

    private synchronized void begin() {
        runs = true;
        pressed = false;
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws InterruptedException {
        try (AttemptFolder folder = folders.open(message.payload())) {
            ExitStatus exit = run(message, context, folder);
            return new CommandResult(exit, "", context.logger(), true).with(new ResultFile(folder.result()));
        } catch (IOException cannotStart) {
            return DriverResult.failure(cannotStart.getMessage());
        }
    }

    private ExitStatus run(DriverMessage message, DriverContext context, AttemptFolder folder)
            throws IOException, InterruptedException {
        TerminalProcess process = new TerminalProcess(spec, folder);
        begin();
        ExitStatus exit;
        boolean byTerminal;
        try {
            exit = process.run(command, CommandEnvironment.of(spec, message, context, folder));
        } finally {
            byTerminal = ran();
        }
        if (exit.stopped() && (byTerminal || stops(context))) {
            if (byTerminal) {
                interrupted.run();
            }
            throw new InterruptedException(exit.text());
        }
        return exit;
    }

    private static boolean stops(DriverContext context) {
        return context instanceof AttemptContext attempt && attempt.stops(SIGNAL_DELAY);
    }

    @Override
    public void close() {
        folders.close();
    }
}
