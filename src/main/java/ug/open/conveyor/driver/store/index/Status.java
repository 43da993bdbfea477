package ug.open.conveyor.driver.store.index;

import ug.open.conveyor.driver.json.Bytes;

/** How an attempt in the run store stands. */
public enum Status {
    /** It runs, in a session that is alive. */
    RUNNING,
    /** It gave a result that says success. */
    SUCCEEDED,
    /** It gave a failed result, threw, hung, or its time was over. */
    FAILED,
    /** It has no result of its own: its session ended or was killed first. */
    INTERRUPTED,
    /** It failed for now, and another attempt followed, or is to follow in a session that is alive. */
    RETRIED;

    private static final Status[] ALL = values();
    private final String word = name().toLowerCase(java.util.Locale.ROOT);
    private final byte[] bytes = Bytes.ascii(word);

    /** The name in lower case, as it is printed and kept. */
    public String word() {
        return word;
    }

    byte[] bytes() {
        return bytes;
    }

    static Status ofWord(String word) {
        for (Status status : ALL) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        return INTERRUPTED;
    }
}
