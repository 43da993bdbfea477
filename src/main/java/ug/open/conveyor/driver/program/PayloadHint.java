package ug.open.conveyor.driver.program;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;

/**
 * Notices a program that cannot read its events, and names the other form of the payload, once. The Go runtime prints a line about an object and
 * then waits for the next event; the Rust runtime panics at a text.
 */
final class PayloadHint {
    /** What JSON libraries print of an input that they did not expect. Made when a program is silent, or has ended. */
    private static final class Printed {
        static final Pattern UNREADABLE =
                Pattern.compile("unmarshal|deserial|pars(e|ing)|decod|payload|json", Pattern.CASE_INSENSITIVE);

        /** Of an object where they expect a text: Go, Python, JavaScript, Rust. */
        static final Pattern NO_OBJECT = Pattern.compile(
                "cannot unmarshal object into Go (value|struct field \\S+) of type string|JSON object must be str|\\[object Object]|invalid type: map, expected a string");

        /** And the other way around. */
        static final Pattern NO_TEXT = Pattern.compile(
                "cannot unmarshal string into Go (value|struct)|string indices must be|'str' object|invalid type: string \".*expected struct");
    }

    private final Payload payload;
    private final Consumer<String> hint;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile boolean reads;

    PayloadHint(Payload payload, Consumer<String> hint) {
        this.payload = payload;
        this.hint = hint;
    }

    /** The program has made something of an event, so it reads them. */
    void isRead() {
        reads = true;
        settled.set(true);
    }

    /**
     * The program has an event for a while and has neither logged nor published anything.
     *
     * @param line the last line that it has printed since
     * @return why no result will come, where that is certain: a sentence; else empty
     */
    Optional<String> isSilent(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Pattern certain = payload == Payload.STRING ? Printed.NO_TEXT : Printed.NO_OBJECT;
        if (!reads && certain.matcher(line).find()) {
            settled.set(true);
            return Optional.of("the program cannot read the event: it printed: " + line + ". Try " + otherForm());
        }
        give("the program has logged nothing for its event and has published no result; it printed: " + line + ".");
        return Optional.empty();
    }

    /** The program ended on an event, with this as its last line. */
    void ended(String line) {
        if (Printed.UNREADABLE.matcher(line).find()) {
            give("the program ended before it logged anything or published a result.");
        }
    }

    private void give(String observed) {
        if (settled.compareAndSet(false, true)) {
            hint.accept(observed + " If it cannot read the event, try " + otherForm());
        }
    }

    private String otherForm() {
        Payload other = payload == Payload.STRING ? Payload.OBJECT : Payload.STRING;
        String word = other.name().toLowerCase(Locale.ROOT);
        return "--payload " + word + " (`payload: " + word + "` below `program` in driver.yaml)";
    }
}
