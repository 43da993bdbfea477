package ug.open.conveyor.driver.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.wire.LogEntries;

/** Cuts a log entry that is longer than a message may be, as one is whose text is all escapes, or whose labels are long. */
final class LineParts {
    /** The most bytes that a character of a text has in JSON. */
    private static final long LONGEST_CHARACTER = 6;

    /** The names of the fields, a time, a part's number. */
    private static final int ENVELOPE = 1024;

    private static final String LEFT_OUT = "labels_left_out";

    private LineParts() {}

    /** The entry itself, or parts of it, each a message of at most {@code mostBytes}. No cut is inside a character. */
    static List<LogEntry> of(LogEntry entry, long mostBytes) {
        if (isShort(entry, mostBytes) || size(entry) <= mostBytes) {
            return List.of(entry);
        }
        long around = size(with(entry, "", entry.labels(), entry.part()));
        Map<String, ?> labels = around > mostBytes / 2
                ? Map.of(LEFT_OUT, around + " bytes are too many for the server; the run store has them")
                : entry.labels();
        List<String> texts = new ArrayList<>();
        cut(with(entry, entry.message(), labels, entry.part()), mostBytes - ENVELOPE, texts);
        List<LogEntry> parts = new ArrayList<>();
        for (String text : texts) {
            int part = texts.size() == 1 || entry.part() > 0 ? entry.part() : parts.size() + 1;
            parts.add(with(entry, text, labels, part));
        }
        return parts;
    }

    /** Whether it fits, seen without writing it. */
    private static boolean isShort(LogEntry entry, long mostBytes) {
        long characters = (long) entry.message().length() + entry.runId().length() + length(entry.pipeline());
        for (Map.Entry<String, ?> label : entry.labels().entrySet()) {
            Object value = label.getValue();
            if (!(value instanceof String || value instanceof Integer || value instanceof Boolean)) {
                return false;
            }
            characters += label.getKey().length()
                    + ENVELOPE / LONGEST_CHARACTER
                    + value.toString().length();
        }
        return LONGEST_CHARACTER * characters + ENVELOPE <= mostBytes;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static void cut(LogEntry entry, long mostBytes, List<String> texts) {
        String text = entry.message();
        if (text.length() < 2 || size(entry) <= mostBytes) {
            texts.add(text);
            return;
        }
        int middle = text.length() / 2;
        if (Character.isLowSurrogate(text.charAt(middle)) && Character.isHighSurrogate(text.charAt(middle - 1))) {
            middle++;
        }
        if (middle == text.length()) { // one character
            texts.add(text);
            return;
        }
        cut(with(entry, text.substring(0, middle), entry.labels(), entry.part()), mostBytes, texts);
        cut(with(entry, text.substring(middle), entry.labels(), entry.part()), mostBytes, texts);
    }

    private static long size(LogEntry entry) {
        return LogEntries.write(entry, entry.timestamp()).length;
    }

    private static LogEntry with(LogEntry entry, String message, Map<String, ?> labels, int part) {
        return new LogEntry(
                entry.runId(),
                entry.driver(),
                entry.pipeline(),
                entry.timestamp(),
                entry.level(),
                message,
                labels,
                part,
                entry.bytes());
    }
}
