package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.attempt.AttemptContext;

/** A driver that runs a command once per event (drivers.md, A command as a driver). */
final class CommandDriver implements LoadedDriver {
    /** The time without output after which the user gets a hint on the likely reason. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final String PROGRAM =
            " If it is built on one of Conveyor's own driver runtimes, it connects to the event stream by itself and never returns, so"
                    + " it is no command to run once per event: run it with --program, or as `program:` in driver.yaml";

    /** How a client of NATS says that nobody listens where this tool sends it. Made when a command has failed. */
    private static final class NoStream {
        static final Pattern SAID =
                Pattern.compile("no servers available|127\\.0\\.0\\.1:1\\b", Pattern.CASE_INSENSITIVE);
    }

    /** A command that takes longer than this must not outlive this tool. */
    private static final Duration SHORT = Duration.ofMillis(100);

    /** How much later than a command this tool may feel a signal that somebody sent to each process, as who ends services does. */
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(500);

    private final CommandSpec spec;
    private final Path program;
    private final List<String> command;
    private final LoadRequest request;
    private final Duration silence;
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final AttemptFolders folders;
    private final Starters starters;
    private final Patience patience = new Patience();
    private final ExecutorService readers = Executors.newCachedThreadPool(CommandDriver::reader);

    private CommandDriver(CommandSpec spec, Path program, List<String> command, LoadRequest request, Duration silence) {
        this.spec = spec;
        this.program = program;
        this.command = command;
        this.request = request;
        this.silence = silence;
        this.folders = new AttemptFolders(request.scratch());
        this.starters = new Starters(folders);
    }

    /** A process that cannot be stopped may keep its reader: that must not keep this tool. */
    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work, "output of a command");
        thread.setDaemon(true);
        return thread;
    }

    static CommandDriver load(CommandSpec spec, LoadRequest request) throws LoadException {
        return load(spec, request, SILENCE);
    }

    static CommandDriver load(CommandSpec spec, LoadRequest request, Duration silence) throws LoadException {
        CommandEnvironment.check(spec.env());
        Executable executable = Executable.of(spec.folder(), spec.env());
        Path program = executable.find(spec.words().get(0));
        return new CommandDriver(spec, program, executable.words(spec.words()), request, silence);
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try (AttemptFolder folder = folders.open(message.payload())) {
            return run(message, context, folder);
        } catch (IOException cannotStart) {
            return DriverResult.failure(cannotStart.getMessage());
        }
    }

    private DriverResult run(DriverMessage message, DriverContext context, AttemptFolder folder)
            throws IOException, InterruptedException {
        if (!program.toFile().canExecute()) {
            throw new IOException(gone());
        }
        Map<String, String> changes = CommandEnvironment.of(spec, message, context, folder);
        Starter starter = starters.take(this::process);
        CommandOutput output = starter == null ? null : started(starter, folder.payload(), changes, context);
        if (output == null) {
            output = start(folder.payload(), changes, context);
        }
        try {
            return run(output, folder, context);
        } finally {
            if (starter != null) {
                starters.giveBack(starter, output.isOver());
            }
        }
    }

    /** What is the same for each attempt. */
    private ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectErrorStream(!spec.output().separate());
        builder.environment().putAll(request.variables());
        CommandEnvironment.apply(spec, builder.environment());
        return builder;
    }

    /** Null where somebody has killed the shell, or removed its pipes: then the command starts without. */
    private CommandOutput started(Starter starter, Path payload, Map<String, String> changes, DriverContext context) {
        try {
            StartedCommand process = starter.start(payload, changes);
            return CommandOutput.of(process, spec.output().separate(), readers, patience, lines(context));
        } catch (IOException gone) {
            return null;
        }
    }

    private DriverResult run(CommandOutput output, AttemptFolder folder, DriverContext context)
            throws InterruptedException {
        String mark = CommandEnvironment.RESULT + "=" + folder.result();
        ProcessTree tree = new ProcessTree(output.process(), mark);
        Guardian guardian = new Guardian(output.process(), mark, folder.path().toString());
        try {
            ExitStatus exit = await(output, guardian);
            if (exit.stopped() && stops(context)) {
                throw new InterruptedException(exit.text());
            }
            output.finish(tree);
            if (!exit.success()
                    && NoStream.SAID.matcher(output.lastLine()).find()
                    && hinted.compareAndSet(false, true)) {
                request.hint()
                        .accept("'" + spec.words().get(0)
                                + "' looked for an event stream, which a command does not have." + PROGRAM);
            }
            return new CommandResult(exit, exit.success() ? "" : output.lastLine(), context.logger(), false)
                    .with(new ResultFile(folder.result()));
        } catch (InterruptedException cancelled) {
            tree.stop(spec.grace());
            output.drain();
            throw cancelled;
        } finally {
            guardian.close();
            output.abandon();
        }
    }

    /** Whether the signal that ended the command was meant for the session. */
    private static boolean stops(DriverContext context) {
        return context instanceof AttemptContext attempt && attempt.stops(SIGNAL_DELAY);
    }

    private CommandOutput start(Path payload, Map<String, String> changes, DriverContext context) throws IOException {
        ProcessBuilder builder = process();
        builder.command(OwnSession.of(builder.command()));
        builder.redirectInput(
                payload.toFile()); // a file needs no thread that writes, and breaks no pipe where nobody reads
        CommandEnvironment.put(builder.environment(), changes);
        try {
            return CommandOutput.start(builder::start, spec.output().separate(), readers, lines(context));
        } catch (IOException refused) {
            throw new IOException(Executable.cannotStart(spec.words().get(0), refused), refused);
        }
    }

    /** It was there when the driver was loaded. */
    private String gone() {
        try {
            Executable.of(spec.folder(), spec.env()).find(spec.words().get(0));
            return "the command '" + spec.words().get(0) + "' could not be started: it has just changed";
        } catch (LoadException now) {
            return now.getMessage();
        }
    }

    private ExitStatus await(CommandOutput output, Guardian guardian) throws InterruptedException {
        Process process = output.process();
        long unguarded = Math.max(0, Math.min(SHORT.toMillis(), silence.toMillis()) - output.millisReadHere());
        if (!process.waitFor(unguarded, TimeUnit.MILLISECONDS)) {
            guardian.start();
            long rest = silence.toMillis() - unguarded;
            boolean silent = !hinted.get() && !process.waitFor(rest, TimeUnit.MILLISECONDS) && output.bytes() == 0;
            if (silent && hinted.compareAndSet(false, true)) {
                request.hint().accept(hint());
            }
        }
        return new ExitStatus(process.waitFor());
    }

    private String hint() {
        return "'" + spec.words().get(0) + "' has printed nothing for " + silence.toSeconds() + " seconds and goes on."
                + PROGRAM;
    }

    private OutputLines.Settings lines(DriverContext context) {
        return new OutputLines.Settings(
                context.logger(), request.secrets(), spec.output().json());
    }

    @Override
    public void close() {
        readers.shutdown();
        starters.close();
        folders.close();
    }
}
