package ug.open.conveyor.driver.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.record.Recorder;
import ug.open.conveyor.driver.record.RecordingInfo;
import ug.open.conveyor.driver.record.RecordingPlace;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.StreamTap;
import ug.open.conveyor.driver.terminal.ShellWord;
import ug.open.conveyor.driver.wire.Harmless;

/** {@code record}: a recording of what goes on at a server. */
final class RecordCmd extends Cmd {
    private static final int MOST_SAID = 2000;

    private final Opt<String> file = parameter(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "The recording to write, packed where its name ends with .gz; - for standard output.")
            .required("such as prod.jsonl");
    private final Opt<String> driver = option(
            Kind.DRIVER,
            "NAME",
            "Only what concerns this driver: events for it or for all, its results, its log lines.",
            "--driver");
    private final Opt<List<String>> resources = options(
            Kind.TEXT,
            "TYPE",
            "Only events of this resource type, and what belongs to them. One with a dot in its name has to be named.",
            "--resource");
    private final Opt<Long> maxEvents = option(
            Kind.number(1, Long.MAX_VALUE),
            "N",
            "End after so many events; their results are waited for, until nothing comes for 10s, or for --idle.",
            "--max-events");
    private final Opt<Duration> lasting = option(Kind.DURATION, "TIME", "End after so long.", "--for");
    private final Opt<Duration> idle =
            option(Kind.DURATION, "TIME", "End when nothing has been recorded for so long.", "--idle");
    private final Opt<Long> segmentSize = option(
                    Kind.SIZE,
                    "SIZE",
                    "Go on in another file, prod-2.jsonl and so on, when one is so large; not where it is packed.",
                    "--segment-size")
            .or("1G");
    private final Opt<List<String>> masks = options(
            Kind.TEXT, "NAME", "Replace the value of this environment variable by *** wherever it occurs.", "--mask");
    private final Opt<Boolean> force = flag("Replace files that are there.", "--force");
    private final Opt<Boolean> quiet = flag("Say only what is out of the ordinary.", "-q", "--quiet");
    private final ServerOptions server = ServerOptions.ofStream(this);

    RecordCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.FAILED, ExitCodes.NOT_WRITTEN);
        exits(ServerOptions.EXITS);
        details(
                "Looks on at a Conveyor server and writes down which events are published, and what the drivers that work there log and come "
                        + "to, until Ctrl-C. Nothing is published and no trace is left at the server. What comes while the connection is "
                        + "lost is not recorded; how much that is, is said.\n\n"
                        + "run --events takes the recording, and replay --check compares a driver with what production came to.\n\n"
                        + "A recording holds what is in the payloads, results and log lines of production, secrets too, but for the values that "
                        + "--mask names. Only you may read the file; mind whom you send it to.");
        examples(
                "conveyor-driver record prod.jsonl --for 2s",
                "conveyor-driver record demo.jsonl.gz --driver demo --resource workflow --max-events 1 --idle 1s",
                "conveyor-driver record - --for 2s | head -n 2");
    }

    @Override
    int call() throws Exception {
        Secrets secrets = secrets();
        secrets.warnings().forEach(this::warned);
        boolean standard = file.get().equals("-");
        Path target = standard ? null : OutputFile.of(env, file.get(), force.get());
        try (EventStream stream = server.stream("record", this::warned);
                StreamTap tap = stream.tap(
                        driver.find(), resources.get(), env.platform().scratch(), this::warned)) {
            try (OutputStream device = standard || !OutputFile.isSpecial(target) ? null : device(target);
                    RecordingPlace place = place(target, device)) {
                return record(tap, place, secrets);
            }
        }
    }

    private int record(StreamTap tap, RecordingPlace place, Secrets secrets) throws Exception {
        LiveRecording.Limits limits = new LiveRecording.Limits(maxEvents.find(), lasting.find(), idle.find());
        RecordingInfo info = new RecordingInfo(
                Version.TOOL,
                driver.find(),
                Set.copyOf(resources.get()),
                maxEvents.find().orElse(Long.MAX_VALUE),
                env.time());
        try (Recorder recorder = new Recorder(info, place)) {
            note("recording " + what() + " at "
                    + ServerUrl.shown(server.settings().nats()) + " to " + file.get()
                    + ": nothing is published, and no trace is left there; secrets in it are "
                    + (secrets.isEmpty() ? "not masked" : "masked where --mask names them") + "; Ctrl-C ends it");
            LiveRecording recording = new LiveRecording(env, tap, recorder, secrets, limits);
            int code = recording.run();
            summarize(recording, place);
            return recording.codeOrFailure(code);
        }
    }

    private Secrets secrets() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : masks.get()) {
            values.put(
                    name,
                    env.variable(name)
                            .orElseThrow(() -> new UsageException(
                                    "--mask: there is no environment variable " + name + " to mask")));
        }
        try {
            return Secrets.of(values);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mask: " + e.getMessage());
        }
    }

    private void summarize(LiveRecording recording, RecordingPlace place) {
        RecordSummary summary = new RecordSummary(recording.counts(), recording.lost(), recording.missed());
        summary.losses().forEach(this::warned);
        String file = place.files().isEmpty() ? this.file.get() : ShellWord.quote(this.file.get());
        note(summary.text(file, place.files().size()));
        if (!place.files().isEmpty()) {
            summary.next(file).ifPresent(this::note);
        }
    }

    private RecordingPlace place(Path target, OutputStream device) throws IOException {
        if (target == null || device != null) {
            return RecordingPlace.stream(device == null ? env.out() : device);
        }
        return RecordingPlace.file(target, force.get(), segmentSize.get());
    }

    private static OutputStream device(Path target) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
    }

    private String what() {
        String who = driver.find().map(name -> " of the driver " + name).orElse("");
        String of = resources.get().isEmpty() ? "" : " of " + String.join(", ", resources.get());
        return "events, results and log lines" + who + of;
    }

    private void note(String line) {
        if (!quiet.get()) {
            env.say(line);
        }
    }

    private void warned(String sentence) {
        env.say("conveyor-driver: " + Harmless.quoted(sentence, MOST_SAID));
    }
}
