package ug.open.conveyor.driver.loader;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.attempt.LineLogger;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Secrets;

/**
 * Makes log entries of lines of bytes.
 *
 * <p>The text is UTF-8. What is not is replaced, and the line kept as base64 if it is not too long. Secrets are masked by who
 * takes the entries; here they matter only where a long line is cut, since half a secret would not be known as one.
 */
final class OutputLines implements LineSplitter.Sink {
    private static final int MAX_BYTES_KEPT = 64 * 1024;
    private static final int MAX_CHARS = LogEntry.MAX_MESSAGE / 3; // a char is at most three bytes of UTF-8

    private static final int MOST_OF_LAST = 500; // characters
    private static final int LAST_LINES = 32;

    /** What languages print behind the reason of an end: frames of a stack, a version, a hint. Made when a command has failed. */
    private static final class BehindReason {
        static final Pattern LINE = Pattern.compile(
                "\\s+at .*|\\s*\\.\\.\\. \\d+ more|Node\\.js v[0-9.]+|note: run with `RUST_BACKTRACE=.*");
    }

    /** By ECMA-48: colours and the like, titles and the like, the rest. */
    private static final String ESCAPES =
            "\\u001B(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)|[ -/]*[0-~])";

    private final DriverLogger logger;
    private final Secrets secrets;
    private final boolean json;
    private final Map<String, ?> labels;
    private int part;
    private final Predicate<String> telling;
    private final String[] lastLines = new String[LAST_LINES];
    private volatile int lines;
    private volatile String told = "";

    OutputLines(Settings settings, Map<String, ?> labels) {
        this(settings, labels, line -> false);
    }

    /** @param telling whether a line says more of an end than those that come after it */
    OutputLines(Settings settings, Map<String, ?> labels, Predicate<String> telling) {
        this.telling = telling;
        this.logger = settings.logger;
        this.secrets = settings.secrets;
        this.json = settings.json;
        this.labels = labels;
    }

    /**
     * The settings that the streams of one attempt share.
     *
     * @param logger takes the entries
     * @param secrets values that no cut may divide
     * @param json whether a line that is a JSON object gives message, level and labels
     */
    record Settings(DriverLogger logger, Secrets secrets, boolean json) {}

    @Override
    public void line(byte[] buffer, int from, int to) {
        if (part > 0) {
            lastPart(buffer, from, to);
            return;
        }
        JsonLogs.Entry entry = json ? JsonLogs.read(buffer, from, to, labels) : null;
        if (entry != null) {
            log(entry.level(), entry.message(), entry.labels(), 0, "");
            return;
        }
        String text = decode(buffer, from, to);
        if (text.indexOf('\uFFFD') < 0) { // the common case: Latin-1 strings answer this at once
            log(Level.INFO, text, labels, 0, "");
        } else {
            oddLine(text, buffer, from, to);
        }
    }

    @Override
    public void plainLine(byte[] buffer, int from, int to) {
        if (part > 0 || json) {
            line(buffer, from, to);
        } else {
            log(Level.INFO, new String(buffer, from, to - from, StandardCharsets.ISO_8859_1), labels, 0, "");
        }
    }

    /** A line with a replacement character: one that it had, or one that decoding put there. */
    private void oddLine(String text, byte[] buffer, int from, int to) {
        if (isUtf8(buffer, from, to)) {
            log(Level.INFO, text, labels, 0, "");
        } else if (to - from <= MAX_BYTES_KEPT) {
            String bytes = Base64.getEncoder().encodeToString(Arrays.copyOfRange(buffer, from, to));
            log(Level.INFO, text, labels, 0, bytes);
        } else {
            parts(secrets.mask(text));
            part = 0;
        }
    }

    private void lastPart(byte[] buffer, int from, int to) {
        if (to > from) {
            parts(secrets.mask(decode(buffer, from, to)));
        }
        part = 0;
    }

    @Override
    public byte[] piece(byte[] buffer) {
        int end = endOfCharacter(buffer, LogEntry.MAX_MESSAGE);
        String text = secrets.mask(decode(buffer, 0, end));
        int cut = text.length() - Math.min(Math.max(0, secrets.longest() - 1), text.length() / 2);
        if (cut < text.length() && Character.isLowSurrogate(text.charAt(cut))) {
            cut--;
        }
        parts(text.substring(0, cut));
        byte[] again = text.substring(cut).getBytes(StandardCharsets.UTF_8);
        int beyond = LogEntry.MAX_MESSAGE - end;
        byte[] rest = Arrays.copyOf(again, again.length + beyond);
        System.arraycopy(buffer, end, rest, again.length, beyond);
        return rest;
    }

    /** Text in one part if it fits, which it does unless replacing bytes made it longer. */
    private void parts(String text) {
        int limit = text.indexOf('\uFFFD') < 0 ? text.length() : MAX_CHARS;
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + limit);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to--;
            }
            log(Level.INFO, text.substring(from, to), labels, ++part, "");
            from = to;
        }
    }

    /** The text of a line that has not ended; empty where there are secrets, since it may end within one. */
    String begun(byte[] bytes) {
        return secrets.isEmpty() ? decode(bytes, 0, bytes.length) : "";
    }

    /** Logs a line, or a part of one, as {@link LineLogger#line} does; as labels where the logger is not the runtime's. */
    void log(Level level, String message, Map<String, ?> all, int number, String bytes) {
        if (telling.test(message)) {
            told = message;
        } else if (!message.isBlank()) {
            lastLines[lines % LAST_LINES] = message;
            lines = (lines + 1) & Integer.MAX_VALUE;
        }
        if (logger instanceof LineLogger lines) {
            lines.line(level, message, all, number, bytes);
            return;
        }
        Map<String, Object> more = new LinkedHashMap<>(all);
        if (number > 0) {
            more.put("part", number);
        }
        if (!bytes.isEmpty()) {
            more.put("bytes", bytes);
        }
        logger.log(level, message, more);
    }

    /**
     * The last line that was not blank, where a failing command most often gives its reason: without secrets, colours, and what is too long for a
     * message. Frames of a stack behind it, and the like, are passed over. Empty where there was none.
     */
    String last() {
        String last = told.isEmpty() ? reason() : told;
        String plain = last.indexOf('\u001B') < 0 ? last : last.replaceAll(ESCAPES, "");
        String text = secrets.mask(plain).strip();
        if (text.length() <= MOST_OF_LAST) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(MOST_OF_LAST)) ? MOST_OF_LAST - 1 : MOST_OF_LAST;
        return text.substring(0, end) + "…";
    }

    private String reason() {
        int newest = lines - 1;
        for (int line = newest; line >= 0 && newest - line < LAST_LINES; line--) {
            String text = lastLines[line % LAST_LINES];
            if (!BehindReason.LINE.matcher(text).matches()) {
                return text;
            }
        }
        return newest < 0 ? "" : lastLines[newest % LAST_LINES];
    }

    private static String decode(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(byte[] buffer, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    /** The end of the last whole character before {@code to}; {@code to} itself where the bytes are no UTF-8 anyway. */
    private static int endOfCharacter(byte[] buffer, int to) {
        int lead = to - 1;
        while (lead > to - 4 && (buffer[lead] & 0xC0) == 0x80) {
            lead--;
        }
        int first = buffer[lead] & 0xFF;
        int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        return lead + size > to ? lead : to;
    }
}
