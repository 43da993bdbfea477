package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.runtime.Attempt;

/** The attempts that run and the progress of a session, as lines of the live area. */
final class InFlight {
    private static final int LAST_CHARS = 1_000;
    private static final int NARROW = 60;

    private final Surface surface;
    private final TextCleaner cleaner;
    private final Map<Long, Flight> flights = new LinkedHashMap<>();
    private final long begun;
    private long done;
    private long failed;
    private long total;

    InFlight(Surface surface, long nanos) {
        this.surface = surface;
        cleaner = new TextCleaner(new Surface(surface.terminal(), surface.unicode(), Style.plain()));
        begun = nanos;
    }

    /** One attempt; whether its first line was printed; the last that it logged, and what it prints without an end yet. */
    static final class Flight {
        final Attempt attempt;
        final long begun;
        boolean announced;
        String last = "";
        Supplier<String> unended = () -> "";

        Flight(Attempt attempt, long begun) {
            this.attempt = attempt;
            this.begun = begun;
        }
    }

    Flight started(Attempt attempt, long nanos) {
        Flight flight = new Flight(attempt, nanos);
        flights.put(attempt.number(), flight);
        return flight;
    }

    Flight get(Attempt attempt) {
        return flights.get(attempt.number());
    }

    Flight finished(Attempt attempt) {
        return flights.remove(attempt.number());
    }

    /** An event came to its end. */
    void done(boolean failure) {
        done++;
        failed += failure ? 1 : 0;
    }

    /** The number of events to come; 0 where it is not known. */
    void total(long events) {
        total = events;
    }

    /** The lines for a terminal of this size: at most half of its rows, each at least a column narrower than it is. */
    List<String> lines(TerminalSize.Size size, long nanos) {
        List<String> lines = new ArrayList<>();
        int width = size.columns() - 1;
        boolean progress = total > 1 || done > 1;
        int room = Math.max(1, size.rows() / 2 - (progress ? 1 : 0));
        int shown = flights.size() <= room ? flights.size() : room - 1;
        for (Flight flight : flights.values()) {
            if (shown-- <= 0) {
                break;
            }
            lines.add(line(flight, width, nanos));
        }
        if (flights.size() > room) {
            lines.add(Columns.cut("and " + Elapsed.count(flights.size() - room + 1) + " more at work", width, ""));
        }
        if (progress && size.rows() > 2) {
            lines.add(progress(width, nanos));
        }
        return lines;
    }

    private String line(Flight flight, int width, long nanos) {
        Attempt attempt = flight.attempt;
        String mark = surface.unicode() ? "▶ " : "> ";
        String who = width < NARROW ? "" : surface.oneLine(attempt.driver(), 24) + " ";
        String resource = surface.oneLine(attempt.resource(), Math.max(10, width / 3));
        String elapsed = Elapsed.seconds(Math.max(0, nanos - flight.begun) / 1_000_000_000);
        String head = Columns.cut(mark + who + resource + "  " + elapsed, width, surface.ellipsis());
        int left = width - Columns.of(head) - 2;
        String now = left < 4 ? "" : last(flight.unended.get());
        String last = left < 4 ? "" : Columns.cut(now.isEmpty() ? last(flight.last) : now, left, surface.ellipsis());
        return last.isEmpty() ? head : head + "  " + surface.style().dim(last);
    }

    /** The last line of a message, on one line. */
    private String last(String message) {
        String text = message.stripTrailing();
        text = text.substring(Math.max(text.lastIndexOf('\n') + 1, text.length() - LAST_CHARS));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Buffer clean = new Buffer(bytes.length + 16);
        cleaner.append(bytes, 0, bytes.length, clean, 0);
        return surface.oneLine(clean.toString().replace('\t', ' ').strip());
    }

    private String progress(int width, long nanos) {
        String count =
                total > 0 ? Elapsed.count(done) + " of " + Elapsed.count(total, "event") : Elapsed.count(done, "event");
        String bad = failed > 0 ? ", " + Elapsed.count(failed) + " failed" : "";
        String elapsed = Elapsed.seconds(Math.max(0, nanos - begun) / 1_000_000_000);
        return surface.style().dim(Columns.cut(count + bad + ", " + elapsed, width, surface.ellipsis()));
    }
}
