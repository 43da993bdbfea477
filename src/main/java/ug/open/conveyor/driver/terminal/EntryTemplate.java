package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;

/** How a log entry is printed: a {@link TemplateText} with its members. */
public final class EntryTemplate {
    private static final Map<String, Member> MEMBERS = members();

    private final List<Place> places;

    /** A text, or a member whose value takes its place; the other one is null. */
    record Place(byte[] text, Member member) {}

    private EntryTemplate(List<Place> places) {
        this.places = places;
    }

    private static Map<String, Member> members() {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Member member : List.of(
                Member.TIMESTAMP,
                Member.LEVEL,
                Member.DRIVER,
                Member.RUNID,
                Member.PIPELINE,
                Member.MESSAGE,
                Member.LABELS)) {
            members.put(member.name().toLowerCase(Locale.ROOT), member);
        }
        return members;
    }

    /** The names of the members that a template may have. */
    public static List<String> names() {
        return List.copyOf(MEMBERS.keySet());
    }

    /** Reads one; the message of the exception says what is wrong, where, and what is there. */
    public static EntryTemplate parse(String text) {
        List<Place> places = new ArrayList<>();
        for (TemplateText.Part part : TemplateText.parse(text, "a log entry", names())) {
            places.add(
                    part.member() == null
                            ? new Place(part.text().getBytes(StandardCharsets.UTF_8), null)
                            : new Place(null, MEMBERS.get(part.member())));
        }
        return new EntryTemplate(List.copyOf(places));
    }

    /** Prints entries by it. */
    Printer<LogItem> printer(Surface surface) {
        return new Lines(surface, places);
    }

    private static final class Lines extends LogMessages {
        private static final byte[][] LEVELS = Stream.of(Level.values())
                .map(level -> Bytes.ascii(level.name().toLowerCase(Locale.ROOT)))
                .toArray(byte[][]::new);

        private final Place[] places;
        private final boolean endsWithMessage;
        /** By place, what is printed there for each entry of a source; null where that differs. */
        private final BySource<byte[][]> sources = new BySource<>();

        Lines(Surface surface, List<Place> places) {
            super(surface);
            this.places = places.toArray(new Place[0]);
            endsWithMessage = !places.isEmpty() && places.get(places.size() - 1).member() == Member.MESSAGE;
        }

        @Override
        void message(byte[] bytes, boolean goesOn, Buffer out) {
            if (goesOn && endsWithMessage) {
                member(Member.MESSAGE, bytes, out);
                return;
            }
            if (goesOn) {
                out.add('\n');
            }
            for (Place place : places) {
                if (place.member() == null) {
                    out.add(place.text());
                } else {
                    member(place.member(), bytes, out);
                }
            }
        }

        @Override
        boolean printsKnown() {
            return !surface.style().on();
        }

        @Override
        void known(KnownEntries entries, int entry, Buffer out) {
            byte[][] same = sources.get(entries.source(entry));
            same = same == null ? same(entries, entry) : same;
            for (int i = 0; i < same.length; i++) {
                if (same[i] != null) {
                    out.add(same[i]);
                } else if (places[i].member() == Member.TIMESTAMP) {
                    out.add(entries.bytes(), entries.timeFrom(entry), entries.timeTo(entry));
                } else if (places[i].member() == Member.LEVEL) {
                    out.add(LEVELS[entries.level(entry).ordinal()]);
                } else {
                    message.known(entries, entry, out, 0);
                }
            }
        }

        private byte[][] same(KnownEntries entries, int entry) {
            line.read(entries.bytes(), entries.from(entry), entries.to(entry));
            byte[][] same = new byte[places.length][];
            for (int i = 0; i < places.length; i++) {
                Member member = places[i].member();
                if (member == null) {
                    same[i] = places[i].text();
                } else if (member != Member.TIMESTAMP && member != Member.LEVEL && member != Member.MESSAGE) {
                    Buffer value = new Buffer(64);
                    member(member, entries.bytes(), value);
                    same[i] = value.toArray();
                }
            }
            sources.put(entries.source(entry), same);
            return same;
        }

        private void member(Member member, byte[] bytes, Buffer out) {
            if (!line.has(member)) {
                return;
            }
            if (member == Member.LABELS) { // an object, as it is kept
                message.text(bytes, line.start(member), line.end(member), out, 0);
            } else {
                message.json(bytes, line.start(member), line.end(member), out, 0);
            }
        }
    }
}
