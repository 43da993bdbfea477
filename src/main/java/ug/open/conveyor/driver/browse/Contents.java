package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.logs.StoredLogs;
import ug.open.conveyor.driver.terminal.Elapsed;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.ScreenText;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.terminal.Times;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Reads from the store what the views of an execution show. For one thread. */
final class Contents {
    private final RunStore store;
    private final Surface surface;
    private final ScreenText text;

    Contents(RunStore store, Surface surface) {
        this.store = store;
        this.surface = surface;
        text = new ScreenText(surface);
    }

    /** What the view shows, to the sink: of the execution as it is now, which the list may not know yet. */
    void fill(TextView.What what, StoredAttempt of, LineSink to) throws IOException, InterruptedException {
        try {
            read(what, last(of), to);
        } catch (NoSuchRunException e) {
            print(Pruned.sentence(of), to);
        }
    }

    private void read(TextView.What what, StoredAttempt now, LineSink to) throws IOException, InterruptedException {
        switch (what) {
            case LOG -> log(now, to);
            case PAYLOAD -> payload(now, to);
            case DIFFERENCE -> new Beside(store, surface).fill(now, to);
            case REPLAY_DIFFERENCE -> new Beside(store, surface).ofReplay(now, to);
            case REPLAY, HELP -> throw new IllegalArgumentException(what.name());
        }
    }

    private static Ref ref(StoredAttempt of) {
        return Ref.parse(of.wholeExecution());
    }

    /** The entries of all attempts, of one at work as they come; then what it came to. */
    private void log(StoredAttempt of, LineSink to) throws IOException, InterruptedException {
        boolean open = of.status() == Status.RUNNING || of.status() == Status.RETRIED;
        LogPrinter.Options options = new LogPrinter.Options(Format.TEXT, false, Times.UTC, false, false, open);
        try (StoredLogs logs = store.logs(LogQuery.of(ref(of)).followed(open));
                LogPrinter printer = new LogPrinter(to, surface, options)) {
            logs.read(open || of.attempt() > 1 ? new Attempts(printer, to) : printer);
        }
        ended(last(of), to);
    }

    /** Says where the entries of another attempt begin. */
    private final class Attempts implements LogSource.LogSink {
        private final LogPrinter printer;
        private final LineSink to;
        private final RecordedLine line = new RecordedLine();
        private long attempt = -1;
        private int count;

        Attempts(LogPrinter printer, LineSink to) {
            this.printer = printer;
            this.to = to;
        }

        @Override
        public void line(byte[] buffer, int from, int to) throws IOException {
            if (line.read(buffer, from, to) && line.a() != attempt) {
                attempt = line.a();
                if (++count > 1) {
                    printer.flush();
                    print("-- again, after a temporary failure --", this.to);
                }
            }
            printer.line(buffer, from, to);
        }
    }

    private StoredAttempt last(StoredAttempt of) throws IOException {
        List<StoredAttempt> attempts = store.findAll(ref(of));
        return attempts.get(attempts.size() - 1);
    }

    private void ended(StoredAttempt last, LineSink to) throws IOException {
        String took = last.ms().isPresent()
                ? " in " + Elapsed.text(Duration.ofMillis(last.ms().getAsLong()))
                : "";
        String message =
                store.result(last).map(result -> ": " + result.message()).orElse("");
        String status = text.status(last.status().word()) + text.style().dim(took);
        to.println(status + message.replace('\n', ' '));
    }

    private void payload(StoredAttempt of, LineSink to) throws IOException {
        byte[] line = store.event(of);
        RecordedLine event = new RecordedLine();
        event.read(line, 0, line.length);
        Member member = event.received();
        Object message = event.has(member) ? parsed(line, event.start(member), event.end(member)) : null;
        Object payload = message instanceof Map<?, ?> members && members.containsKey("payload")
                ? unwrapped(members.get("payload"))
                : message;
        print(of.event() + " of " + of.resource() + ", run " + of.runId(), to);
        heading("payload", to);
        pretty(payload, to);
        Optional<DriverResult> result = store.result(of);
        heading("result" + (of.attempt() > 1 ? " of attempt " + of.attempt() : ""), to);
        if (result.isEmpty()) {
            print(
                    of.status() == Status.RUNNING
                            ? "none yet: it runs"
                            : "none: it was " + of.status().word(),
                    to);
        } else {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("success", result.get().success());
            members.put("message", result.get().message());
            members.put("data", result.get().data());
            pretty(Json.tree(members), to);
        }
    }

    private static Object parsed(byte[] line, int from, int to) {
        try {
            return Json.parse(line, from, to);
        } catch (SyntaxException e) {
            return new String(line, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /** A payload on the wire is JSON in a string. */
    private static Object unwrapped(Object payload) {
        try {
            return payload instanceof String json ? Json.parse(json) : payload;
        } catch (SyntaxException e) {
            return payload;
        }
    }

    private void heading(String words, LineSink to) {
        to.println("\n" + text.style().bold(words));
    }

    private static void pretty(Object tree, LineSink to) {
        to.println(Json.pretty(tree));
    }

    private void print(String line, LineSink to) {
        to.println(text.style().dim(line.replace('\n', ' ')));
    }
}
