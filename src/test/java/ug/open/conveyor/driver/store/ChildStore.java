package ug.open.conveyor.driver.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionInfo;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.store.write.StoreParts;

/** The same store in a process of its own, which can be killed. */
public final class ChildStore {
    private ChildStore() {}

    /** Starts {@code main} with these words. */
    static Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path")
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                ChildStore.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static boolean isLive(Path segment) {
        try {
            Process child = start("live", StoreRig.index(segment).toString());
            return output(child).readLine().equals("true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    /** {@code live INDEX}, or {@code write HOME DRIVER RUNS LINES}: prints each line that is kept, as it is told to be kept. */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("live")) {
            System.out.println(SessionLock.isLive(Path.of(args[1])));
            return;
        }
        write(Path.of(args[1]), args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    }

    private static void write(Path home, String driver, int runs, int lines) throws IOException {
        SessionInfo info = new SessionInfo(
                "child 1", driver, Mode.OFFLINE, Time.system(), Retention.FOREVER, OnFull.STOP, System.err::println);
        StoreParts parts = new StoreParts(
                new SegmentLimits(1 << 16, 1 << 20, SegmentLimits.DEFAULT.age()),
                StoreParts.DEFAULT.opener(),
                StoreParts.DEFAULT.ids());
        RunStore store = new RunStore(new StoreFolder(home, System.err::println), Time.system(), parts);
        try (SessionWriter session = store.open(info)) {
            System.out.println("session " + session.segment().getFileName());
            for (int run = 1; run <= runs; run++) {
                write(session, attempt(run, driver), lines);
            }
        }
        System.out.println("end");
    }

    private static Attempt attempt(int run, String driver) {
        return new Attempt(
                run,
                run,
                driver + "-run-" + run,
                driver,
                "workflow",
                "app",
                "",
                "create",
                1,
                Mode.OFFLINE,
                Time.system().now(),
                Optional.empty());
    }

    private static void write(SessionWriter session, Attempt attempt, int lines) throws IOException {
        Envelope envelope = new Envelope(
                StoreRig.BODY.getBytes(StandardCharsets.UTF_8),
                "resources.workflow",
                OptionalLong.empty(),
                Time.system().now());
        session.event(attempt.eventNumber(), envelope, Optional.empty());
        session.start(attempt);
        for (int line = 1; line <= lines; line++) {
            String text = attempt.runId() + "-line-" + line;
            session.log(
                    attempt,
                    new LogEntry(
                            attempt.runId(),
                            attempt.driver(),
                            "",
                            Time.system().now(),
                            Level.INFO,
                            text,
                            Map.of(),
                            0,
                            ""));
            session.flush();
            System.out.println(text);
        }
        session.finish(StoreRig.finished(attempt, true));
        session.settle(attempt.eventNumber(), new Outcome.Pass());
    }
}
