package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.PipelineEnd;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.SessionEnd;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.wire.PipelinePart;

/**
 * Settings of a session of a driver, and its output.
 *
 * @param env the process
 * @param out standard output, as a surface
 * @param err standard error, as a surface
 * @param failFast whether the first failure ends it
 * @param grace time for attempts in flight after a signal
 * @param stores whether the run store keeps it
 * @param format how it prints data
 * @param pipeline the pipeline of which it is a step
 * @param rebuild whether a project is built also where nothing of it has changed
 * @param kept takes the id of each session that the run store keeps
 */
public record SessionSettings(
        Environment env,
        Surface out,
        Surface err,
        boolean failFast,
        Duration grace,
        boolean stores,
        Format format,
        PipelinePart pipeline,
        boolean rebuild,
        Consumer<String> kept) {
    /** Whether only the result and errors are shown. */
    public boolean quiet() {
        return env.voice().isQuiet();
    }

    /** The same for a step of a pipeline. */
    SessionSettings in(PipelinePart of) {
        return new SessionSettings(env, out, err, failFast, grace, stores, format, of, rebuild, kept);
    }

    /** The same that build a project whatever has changed. */
    public SessionSettings rebuilding() {
        return new SessionSettings(env, out, err, failFast, grace, stores, format, pipeline, true, kept);
    }

    /** Of what standard error gets. */
    Printers printers() {
        return new Printers(env.err(), err, format);
    }

    /** Prints the end of a session on standard error. */
    void print(SessionEnd end) throws IOException {
        try (Printout<SessionEnd> out = printers().summary()) {
            out.print(end);
        }
    }

    /** The same of a pipeline. */
    void print(PipelineEnd end) throws IOException {
        try (Printout<PipelineEnd> out = printers().pipeline()) {
            out.print(end);
        }
    }
}
