package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.wire.Member;

/**
 * How a log entry is printed: text with places such as {@code {message}}. {@code {{} and {@code }}} are braces, {@code \n}, {@code \t} and {@code
 * \\} what they are elsewhere.
 */
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
        StringBuilder literal = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if ((c == '{' || c == '}') && next == c) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw wrong(text, at, "this place has no end: expected } behind the name");
                }
                Member member = MEMBERS.get(text.substring(at + 1, end));
                if (member == null) {
                    throw wrong(
                            text,
                            at,
                            "a log entry has no member '" + text.substring(at + 1, end) + "': expected one of "
                                    + String.join(", ", names()));
                }
                add(places, literal);
                places.add(new Place(null, member));
                at = end + 1;
            } else if (c == '}') {
                throw wrong(text, at, "this } ends no place: expected {NAME}, or }} for a brace");
            } else if (c == '\\' && (next == 'n' || next == 't' || next == '\\')) {
                literal.append(next == 'n' ? '\n' : next == 't' ? '\t' : '\\');
                at += 2;
            } else {
                literal.append(c);
                at++;
            }
        }
        add(places, literal);
        return new EntryTemplate(List.copyOf(places));
    }

    private static void add(List<Place> places, StringBuilder literal) {
        if (literal.length() > 0) {
            places.add(new Place(literal.toString().getBytes(StandardCharsets.UTF_8), null));
            literal.setLength(0);
        }
    }

    private static IllegalArgumentException wrong(String text, int at, String what) {
        return new IllegalArgumentException("'" + text + "' cannot be read at character " + (at + 1) + ": " + what);
    }

    /** Prints entries by it. */
    Printer<LogItem> printer(Surface surface) {
        return new Lines(surface, places);
    }

    private static final class Lines extends LogMessages {
        private final Place[] places;
        private final boolean endsWithMessage;

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
