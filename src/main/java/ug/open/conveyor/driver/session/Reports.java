package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.json.EscapeSequence;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.report.GithubStep;
import ug.open.conveyor.driver.report.Report;
import ug.open.conveyor.driver.report.ReportFormat;
import ug.open.conveyor.driver.report.ReportReader;
import ug.open.conveyor.driver.report.ReportedCase;
import ug.open.conveyor.driver.report.ReportedVerdict;
import ug.open.conveyor.driver.store.RecordingSink;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.CheckedCase;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * The reports that a command writes at its end, of what its sessions kept in the run store. A report that cannot be written is a warning: the
 * command keeps its own exit code.
 */
public final class Reports {
    private final Environment env;
    private final List<Target> targets;
    private final boolean checks;
    private boolean follows;
    private Optional<FollowedReport> followed = Optional.empty();
    private final Set<String> sessions = new LinkedHashSet<>();
    private final Map<String, CheckedCase> cases = new HashMap<>();

    /**
     * A report to write.
     *
     * @param file where it goes; empty for a format without a file
     * @param name what messages call it, as it was typed
     */
    public record Target(ReportFormat format, Optional<Path> file, String name) {
        /**
         * Looks whether it could be written.
         *
         * @throws java.nio.file.FileSystemException where its folder takes no new file, or the file is no former report of the format
         */
        public void check() throws IOException {
            if (file.isPresent()) {
                place().check();
            }
        }

        private ReportFile place() {
            return new ReportFile(format, file.get(), name.substring(name.indexOf('=') + 1));
        }
    }

    /** A command that runs drivers. */
    public interface Body {
        /** Runs them, and gives the exit code. */
        int run() throws Exception;
    }

    /**
     * Of a command.
     *
     * @param checks whether the comparison with a recorded result decides what the result of a run is
     */
    public Reports(Environment env, List<Target> targets, boolean checks) {
        this.env = env;
        this.targets = List.copyOf(targets);
        this.checks = checks;
    }

    /**
     * Says how the command keeps its runs.
     *
     * @param one whether in one session, which is soon over: it is read while it goes on, so that little is left to do at its end
     */
    public Reports following(boolean one) {
        follows = one;
        return this;
    }

    /** The reports. */
    public List<Target> targets() {
        return targets;
    }

    /** A session of this command keeps its runs under this id. */
    public synchronized void session(String id) {
        sessions.add(id);
        if (follows && followed.isEmpty() && !targets.isEmpty()) {
            followed = Optional.of(new FollowedReport(over -> report(reader -> lines(Set.of(id), over, reader))));
        }
    }

    /** A result was compared with a recorded one. */
    public synchronized void compared(CheckedCase with) {
        if (!targets.isEmpty()) {
            cases.put(isStep(with) ? key(with.file(), with.runId()) : key(with.number()), with);
        }
    }

    private static boolean isStep(CheckedCase with) {
        return with.line() == 0 && !with.file().isEmpty();
    }

    private static String key(long number) {
        return Long.toString(number);
    }

    private static String key(String driver, String runId) {
        return driver + "/" + Harmless.oneLine(EscapeSequence.without(runId)); // as reports have it
    }

    /**
     * Runs the command, then writes the reports, also where a failure ended it.
     *
     * @return the exit code of the command
     */
    public int around(Body body) throws Exception {
        if (targets.isEmpty()) {
            return body.run();
        }
        try {
            return reported(body);
        } finally {
            followed.ifPresent(FollowedReport::end);
        }
    }

    private int reported(Body body) throws Exception {
        int code;
        try {
            code = body.run();
        } catch (ConveyorException e) {
            if (ran()) { // else the command line or the project is wrong, and there is nothing to report
                end(Optional.of(e.getMessage()));
            }
            throw e;
        } catch (LoadException | IOException e) {
            end(Optional.of(e instanceof IOException io ? Problem.of(io) : e.getMessage()));
            throw e;
        }
        end(ran() ? Optional.empty() : Optional.of("nothing ran, or the run store could not keep it"));
        return code;
    }

    private synchronized boolean ran() {
        return !sessions.isEmpty();
    }

    private synchronized void end(Optional<String> problem) {
        Report report = followed.flatMap(FollowedReport::end)
                .filter(of -> sessions.size() == 1)
                .orElseGet(() -> report(reader -> lines(sessions, () -> true, reader)));
        problem.ifPresent(report::endedBy);
        write(report).forEach(env::lost);
    }

    private Report report(Report.Lines lines) {
        return new Report(
                lines,
                (session, event, driver, runId) -> cases.isEmpty() ? Optional.empty() : ofCase(event, driver, runId),
                targets.stream().map(Target::format).toList());
    }

    private void lines(Set<String> of, BooleanSupplier over, ReportReader reader) throws IOException {
        if (!of.isEmpty()) {
            StorePlace.store(env).sessionLines(of, over, into(reader));
        }
    }

    private Optional<ReportedCase> ofCase(long event, String driver, String runId) {
        return Optional.ofNullable(cases.get(key(driver, runId)))
                .or(() -> Optional.ofNullable(cases.get(key(event))))
                .map(this::reported);
    }

    private ReportedCase reported(CheckedCase of) {
        ReportedVerdict verdict = switch (of.verdict()) {
            case OK -> ReportedVerdict.OK;
            case DIFFERENT -> ReportedVerdict.DIFFERENT;
            case UNRECORDED -> ReportedVerdict.UNRECORDED;
            case FAILED -> ReportedVerdict.FAILED;
        };
        return new ReportedCase(isStep(of) || of.file().isEmpty() ? "" : of.place(), verdict, of.differences(), checks);
    }

    /**
     * Writes the reports of attempts in the run store.
     *
     * @param whole whether their sessions are reported, with all that they have
     * @throws IOException where one could not be written; the others are
     */
    public void write(RunStore store, List<StoredAttempt> attempts, boolean whole) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        attempts.forEach(attempt -> all.add(attempt.session()));
        List<String> failures = write(report(reader -> {
            if (whole) {
                store.sessionLines(all, () -> true, into(reader));
            } else {
                store.lines(attempts, into(reader));
            }
        }));
        if (!failures.isEmpty()) {
            throw new IOException(String.join("\n", failures));
        }
    }

    private static RecordingSink into(ReportReader reader) {
        return new RecordingSink() {
            @Override
            public void session(String id) throws IOException {
                reader.session(id);
            }

            @Override
            public boolean takesEvents() {
                return reader.takesEvents();
            }

            @Override
            public void line(RecordedLine line, byte[] buffer, int from, int to) throws IOException {
                reader.line(line);
            }
        };
    }

    /** A sentence for each that could not be written. */
    private List<String> write(Report report) {
        List<String> failures = new ArrayList<>();
        for (Target target : targets) {
            try {
                write(report, target);
            } catch (OutputException e) {
                // the command ends with it, and says so there
            } catch (IOException e) {
                String kept =
                        target.file().filter(file -> Files.isRegularFile(file)).isPresent()
                                ? "; the file is as it was"
                                : "";
                failures.add("the report " + Harmless.oneLine(target.name()) + " could not be written: "
                        + Problem.of(
                                e.getCause() instanceof IOException without
                                        ? without
                                        : e) // the name stands there already
                        + kept);
            }
        }
        return failures;
    }

    private void write(Report report, Target target) throws IOException {
        if (target.file().isEmpty()) {
            report.write(new GithubStep(
                    env.err(),
                    env.variable("GITHUB_STEP_SUMMARY").map(Path::of),
                    env.variable("GITHUB_OUTPUT").map(Path::of),
                    env.variable("GITHUB_WORKSPACE").map(Path::of).orElse(env.folder()),
                    env.folder()));
            return;
        }
        target.place().write(env, out -> report.write(target.format(), out));
        env.say("wrote the report " + target.name());
    }
}
