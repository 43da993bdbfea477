package ug.open.conveyor.driver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.config.Sizes;
import ug.open.conveyor.driver.config.StoreHome;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.StoreReport;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.terminal.Finding;

/** The run store: its place, its room, and what is in it. */
record StoreCheck(Environment env) implements Check {
    private static final String SPACE = "space";
    private static final String RECORDINGS = "recordings";

    @Override
    public String name() {
        return "run store";
    }

    @Override
    public List<Finding> look() throws IOException {
        Optional<Path> home = StorePlace.find(env);
        if (home.isEmpty()) {
            return List.of(Finding.wrong(
                    name(), "there is no home folder to keep runs in", "set CONVEYOR_DRIVER_HOME to a folder"));
        }
        List<Finding> findings = new ArrayList<>(List.of(place(home.get())));
        StoreReport report;
        try {
            report = StoreReport.of(home.get());
        } catch (IOException e) {
            findings.add(Finding.wrong(RECORDINGS, Problem.of(e), "name another folder in CONVEYOR_DRIVER_HOME"));
            return findings;
        }
        if (findings.get(0).status() == Finding.Status.OK) {
            findings.add(space(free(home.get()), report.bytes()));
        }
        findings.add(recordings(report));
        return findings;
    }

    private static long free(Path home) throws IOException {
        return Files.getFileStore(Probe.nearest(home)).getUsableSpace();
    }

    private Finding place(Path home) {
        String from = StoreHome.variable(env.variables()).orElse("the home folder");
        String seen = home + ", by " + from;
        Path written = home.resolve("sessions");
        Optional<String> obstacle = Probe.obstacle(written);
        if (obstacle.isPresent()) {
            return Finding.wrong(
                    name(),
                    seen + ", cannot be written: " + obstacle.get(),
                    "export CONVEYOR_DRIVER_HOME=FOLDER, a folder that this user may write");
        }
        return Finding.ok(name(), seen + (Files.exists(home) ? "" : "; the first run makes it"));
    }

    static Finding space(long free, long used) {
        long most = Retention.DEFAULT.bytes().orElseThrow();
        long segment = SegmentLimits.DEFAULT.bytes() + SegmentLimits.DEFAULT.indexBytes();
        long needed = Math.max(segment, most - used);
        String seen =
                Sizes.text(free) + " free; the run store has " + Sizes.text(used) + " and grows to " + Sizes.text(most);
        String mend = used > segment
                ? "conveyor-driver runs prune --max-size 100M"
                : "make room on that disk, or name another folder in CONVEYOR_DRIVER_HOME";
        if (free < segment) {
            return Finding.wrong(SPACE, seen + "; a recording needs " + Sizes.text(segment), mend);
        }
        return free < needed ? Finding.warn(SPACE, seen, mend) : Finding.ok(SPACE, seen);
    }

    private static Finding recordings(StoreReport report) {
        String seen = report.recordings() == 0
                ? "none yet"
                : report.recordings() + ", " + Sizes.text(report.bytes()) + ", format " + report.format();
        if (report.newer() > 0) {
            return Finding.warn(
                    RECORDINGS,
                    seen + "; a newer conveyor-driver wrote " + report.newer() + " of them, which this one passes over",
                    "install a conveyor-driver that reads format " + report.format());
        }
        if (!report.passedOver().isEmpty()) {
            return Finding.warn(
                    RECORDINGS,
                    seen + "; " + report.passedOver().size() + " files are passed over, first: "
                            + report.passedOver().get(0),
                    "move what is not of the run store out of its folder");
        }
        return report.unindexed() == 0
                ? Finding.ok(RECORDINGS, seen)
                : Finding.warn(
                        RECORDINGS,
                        seen + "; " + report.unindexed() + " without a whole index, as after a kill",
                        "conveyor-driver runs --all");
    }
}
