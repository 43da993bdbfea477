package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Masks the values of a JSON text, so that it stays JSON: in a string only the secret, any other value as a whole, which becomes a string. All
 * other bytes stay. A string that is itself an object or array, such as a payload, is masked in the same way.
 */
final class JsonMask {
    /** Levels of objects in strings in strings. */
    private static final int DEEPEST = 8;

    /** The names of the protocol's members (protocol.md, Bodies): without them, no reader would understand a masked message. */
    private static final Set<String> PROTOCOL = Set.of(
            "event",
            "payload",
            "id",
            "run_id",
            "runid",
            "name",
            "pipeline",
            "resource",
            "metadata",
            "version",
            "spec",
            "driverresult",
            "success",
            "message",
            "data",
            "driver",
            "timestamp");

    private static final Set<String> EVENTS = Set.of("create", "update", "delete", "process", "driver.result");

    private final Finder finder;
    private final byte[] text;
    private final Spans found;
    private final int depth;
    private final String whole;
    private final Edits edits = new Edits();

    private JsonMask(Finder finder, byte[] text, Spans found, int depth) {
        this.finder = finder;
        this.text = text;
        this.found = found;
        this.depth = depth;
        this.whole = '"' + finder.mark() + '"';
    }

    /** @param found where secrets are, merged */
    static Edits of(Finder finder, byte[] text, JsonParts.Part whole, Spans found) {
        return of(finder, text, whole, found, 0);
    }

    private static Edits of(Finder finder, byte[] text, JsonParts.Part whole, Spans found, int depth) {
        JsonMask mask = new JsonMask(finder, text, found, depth);
        mask.value(whole);
        return mask.edits;
    }

    private void value(JsonParts.Part part) {
        if (part instanceof JsonParts.Text string) {
            edits.addAll(string(string), 0);
        } else if (part instanceof JsonParts.Scalar scalar) {
            scalar(scalar);
        } else if (found.cover(part.from(), part.to())) {
            edits.add(part.from(), part.to(), whole);
        } else if (part instanceof JsonParts.Items items) {
            items.items().forEach(this::value);
        } else if (part instanceof JsonParts.Members members) {
            members(members.members());
        }
    }

    private void scalar(JsonParts.Scalar scalar) {
        if (text[scalar.from()] == 'n') {
            return; // null is no value
        }
        boolean holds = found.touch(scalar.from(), scalar.to())
                || finder.isNumber(latin1(Arrays.copyOfRange(text, scalar.from(), scalar.to())));
        if (holds) {
            edits.add(scalar.from(), scalar.to(), whole);
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void members(List<JsonParts.Member> members) {
        Edits[] names = new Edits[members.size()];
        boolean some = false;
        for (int i = 0; i < names.length; i++) {
            names[i] = name(members.get(i).name());
            some |= !names[i].isEmpty();
        }
        MaskedNames distinct = some ? distinct(members, names) : null;
        for (int i = 0; i < names.length; i++) {
            JsonParts.Text name = members.get(i).name();
            edits.addAll(names[i], 0);
            if (!names[i].isEmpty()) {
                String suffix = distinct.suffix(nameAfter(name, names[i]));
                edits.add(name.to() - 1, name.to() - 1, suffix);
            }
            if (!isEvent(members.get(i))) {
                value(members.get(i).value());
            }
        }
    }

    /** Whether a member tells what happened to a resource, in a word of the protocol: by it a driver's filter goes. */
    private boolean isEvent(JsonParts.Member member) {
        return member.value() instanceof JsonParts.Text word
                && EVENTS.contains(decoded(content(word)))
                && decoded(content(member.name())).equals("event");
    }

    private MaskedNames distinct(List<JsonParts.Member> members, Edits[] names) {
        List<String> stay = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].isEmpty()) {
                stay.add(decoded(content(members.get(i).name())));
            }
        }
        return new MaskedNames(stay, finder::isIn);
    }

    private Edits name(JsonParts.Text name) {
        return found.touch(name.from() + 1, name.to() - 1) && !PROTOCOL.contains(decoded(content(name)))
                ? clipped(name, Spelled.plain(content(name)).unescaped())
                : new Edits();
    }

    private String nameAfter(JsonParts.Text name, Edits its) {
        Edits inside = new Edits();
        inside.addAll(its, -name.from() - 1);
        return decoded(inside.apply(content(name)));
    }

    private byte[] content(JsonParts.Text string) {
        return Arrays.copyOfRange(text, string.from() + 1, string.to() - 1);
    }

    static String decoded(byte[] content) {
        Spelled decoded = Spelled.plain(content).unescaped();
        return decoded == null
                ? new String(content, StandardCharsets.UTF_8)
                : new String(decoded.bytes(), 0, decoded.length(), StandardCharsets.UTF_8);
    }

    private Edits string(JsonParts.Text string) {
        boolean touched = found.touch(string.from() + 1, string.to() - 1);
        if (!touched && !finder.looksInside()) {
            return new Edits();
        }
        byte[] content = content(string);
        Spelled decoded = Spelled.plain(content).unescaped();
        boolean all = found.cover(string.from() + 1, string.to() - 1);
        Edits inner = all || depth == DEEPEST ? null : inner(decoded == null ? Spelled.plain(content) : decoded);
        if (inner == null) {
            return touched ? clipped(string, decoded) : new Edits();
        }
        Edits placed = new Edits();
        placed.addAll(inner, string.from() + 1);
        return placed;
    }

    /** The edits inside a string that is itself JSON, by the places of the string; null where it is no JSON. */
    private Edits inner(Spelled decoded) {
        if (!JsonParts.begins(decoded.bytes(), decoded.length())) {
            return null;
        }
        byte[] document = Arrays.copyOf(decoded.bytes(), decoded.length());
        JsonParts.Part whole = JsonParts.of(document, document.length);
        if (whole == null) {
            return null;
        }
        Edits outer = new Edits();
        outer.addInner(of(finder, document, whole, finder.find(document), depth + 1), decoded);
        return outer;
    }

    /** The edits of a string that is no JSON; an escape is replaced as a whole. */
    private Edits clipped(JsonParts.Text string, Spelled decoded) {
        Edits clipped = new Edits();
        int begin = string.from() + 1;
        int end = string.to() - 1;
        int done = begin;
        int unit = 0;
        for (int i = found.firstBehind(begin); i < found.size() && found.from(i) < end; i++) {
            int from = Math.max(done, found.from(i));
            int to = Math.min(end, found.to(i));
            if (decoded != null && from < to) {
                while (decoded.end(unit) <= from - begin) {
                    unit++;
                }
                from = Math.max(done, begin + decoded.start(unit));
                while (decoded.end(unit) < to - begin) {
                    unit++;
                }
                to = begin + decoded.end(unit);
            }
            if (from < to) {
                clipped.add(from, to, finder.mark());
                done = to;
            }
        }
        return clipped;
    }
}
