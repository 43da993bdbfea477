package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.capture.Recorder;
import ug.open.conveyor.driver.capture.RecordingCounts;
import ug.open.conveyor.driver.capture.RecordingInfo;
import ug.open.conveyor.driver.capture.RecordingPlace;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.session.LiveRecording;
import ug.open.conveyor.driver.session.RecordSummary;
import ug.open.conveyor.driver.session.StreamFile;
import ug.open.conveyor.driver.session.Unseen;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.Tap;
import ug.open.conveyor.driver.terminal.ShellWord;

/** {@code record}: records the events, results and log lines of a server. */
public final class RecordCmd extends Cmd {
    private static final int MOST_SAID = 2000;

    private final Opt<String> file = parameter(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "Recording to write; - for standard output. A name that ends with .gz compresses it.")
            .required("such as prod.jsonl");
    private final Opt<String> driver = option(
            Kind.DRIVER,
            "NAME",
            "Only events for driver NAME or for all drivers, its results and its log lines.",
            "--driver");
    private final Opt<List<String>> resources = options(
            Kind.TEXT,
            "TYPE",
            "Only events of this resource type, with their results and log lines. Types with a dot in the name are recorded only "
                    + "when named.",
            "--resource");
    private final Opt<Long> maxEvents = option(
            Kind.number(1, Long.MAX_VALUE),
            "N",
            "Stop after N events. Waits for their results until nothing has come for 10s, or for --idle.",
            "--max-events");
    private final Opt<Duration> lasting = option(Kind.LIMIT, "DURATION", "Stop after DURATION.", "--for");
    private final Opt<Duration> idle =
            option(Kind.LIMIT, "DURATION", "Stop when nothing has come for DURATION.", "--idle");
    private final Opt<Long> segmentSize = option(
                    Kind.SIZE,
                    "SIZE",
                    "Continue in a new file (prod-2.jsonl and so on) when a file reaches SIZE. Compressed recordings stay one file.",
                    "--segment-size")
            .or("1G");
    private final Opt<List<String>> masks =
            options(Kind.TEXT, "NAME", "Replace the value of environment variable NAME by *** everywhere.", "--mask");
    private final RedactOptions redact = new RedactOptions(this);
    private final Opt<Boolean> force = flag("Replace existing files.", "--force");
    private final OutputOptions output = new OutputOptions(
            this,
            "text: nothing; json: at the end an object with the counts, unless the recording goes to standard output.",
            List.of("files", "events", "malformed", "results", "logs", "others", "unanswered", "lost"));
    private final ServerOptions server = ServerOptions.ofStream(this);

    public RecordCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.FAILED, ExitCodes.IO_FAILED);
        exits(ServerOptions.EXITS);
        details("""
                Records the events that a Conveyor server publishes, and the log lines and results of its drivers, until Ctrl-C. It
                publishes nothing and leaves no trace on the server. It counts and reports events, results and log lines lost while the
                connection was down.

                run --events reads the recording; replay --check compares a driver with the recorded results.

                A recording contains the payloads, results and log lines of production with their secrets, except the values named by
                --mask and what --redact replaces. Only you can read the file; consider whom you send it to.""");
        examples(
                "conveyor-driver record prod.jsonl --for 2s",
                "conveyor-driver record demo.jsonl.gz --driver demo --resource workflow --max-events 1 --idle 1s",
                "conveyor-driver record shared.jsonl --redact --for 2s",
                "conveyor-driver record - --for 2s | head -n 2");
    }

    @Override
    public int call() throws Exception {
        Secrets secrets = secrets();
        secrets.warnings().forEach(this::warned);
        Unseen unseen = new Unseen(secrets, redact.redactor());
        boolean standard = file.get().equals("-");
        Path target = standard ? null : OutputFile.of(env, file.get(), force.get());
        try (EventStream stream = server.stream("record", this::warned);
                Tap tap = stream.tap(
                        driver.find(), resources.get(), env.platform().scratch(), this::warned)) {
            try (OutputStream device = standard || !OutputFile.isSpecial(target) ? null : StreamFile.open(env, target);
                    RecordingPlace place = place(target, device)) {
                return record(tap, place, unseen);
            }
        }
    }

    private int record(Tap tap, RecordingPlace place, Unseen unseen) throws Exception {
        LiveRecording.Limits limits = new LiveRecording.Limits(maxEvents.find(), lasting.find(), idle.find());
        RecordingInfo info = new RecordingInfo(
                Version.TOOL,
                driver.find(),
                Set.copyOf(resources.get()),
                maxEvents.find().orElse(Long.MAX_VALUE),
                unseen.redactor().isPresent(),
                env.time());
        try (Recorder recorder = new Recorder(info, place)) {
            env.say("recording " + what() + " at "
                    + ServerUrl.shown(server.settings().nats()) + " to " + file.get()
                    + ": nothing is published, and no trace stays there; "
                    + unseen.inWords() + "; Ctrl-C ends it");
            LiveRecording recording = new LiveRecording(env, tap, recorder, unseen, limits);
            int code = recording.run();
            summarize(recording, place);
            if (output.isData() && !place.files().isEmpty()) {
                print(recording.counts(), recording.lost(), place);
            }
            unseen.redactor()
                    .ifPresent(redactor -> redact.sum(redactor, "messages").forEach(env::say));
            return recording.codeOrFailure(code);
        }
    }

    private Secrets secrets() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : masks.get()) {
            values.put(
                    name,
                    env.variable(name)
                            .orElseThrow(
                                    () -> new UsageException("--mask: no environment variable " + name + " is set")));
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
        env.say(summary.text(file, place.files().size()));
        if (!place.files().isEmpty()) {
            summary.next(file).ifPresent(env::say);
        }
    }

    private void print(RecordingCounts counts, long lost, RecordingPlace place) throws IOException {
        output.print(
                "",
                place.files().stream().map(Path::toString).toList(),
                counts.events(),
                counts.malformed(),
                counts.results(),
                counts.logs(),
                counts.others(),
                counts.unanswered(),
                lost);
    }

    private RecordingPlace place(Path target, OutputStream device) throws IOException {
        if (target == null || device != null) {
            return RecordingPlace.stream(device == null ? env.out() : device);
        }
        return RecordingPlace.file(target, force.get(), segmentSize.get());
    }

    private String what() {
        String who = driver.find().map(name -> " of the driver " + name).orElse("");
        String of = resources.get().isEmpty() ? "" : " of " + String.join(", ", resources.get());
        return "events, results and log lines" + who + of;
    }

    private void warned(String sentence) {
        env.say("conveyor-driver: " + Harmless.quoted(sentence, MOST_SAID));
    }
}
