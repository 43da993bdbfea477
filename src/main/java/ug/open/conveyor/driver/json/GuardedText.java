package ug.open.conveyor.driver.json;

/** A text for a regular expression that counts how often it is looked at: a pattern that tries without end is stopped. For one thread. */
public final class GuardedText implements CharSequence {
    /** How often each character of a long text may be looked at. */
    private static final int OF_EACH = 16;

    private static final int LOOK_UP = 1 << 16;

    private final long limit;
    private String text = "";
    private long left;

    /**
     * An empty one.
     *
     * @param limit how many characters may be looked at; in a text that is longer than a 16th of that, each one 16 times
     */
    public GuardedText(long limit) {
        this.limit = limit;
    }

    /** Starts on another text, with a new count. */
    public GuardedText on(String text) {
        this.text = text;
        left = Math.max(limit, (long) OF_EACH * text.length());
        return this;
    }

    /**
     * One look.
     *
     * @throws ExhaustedException where the count is used up, or the thread was interrupted
     */
    @Override
    public char charAt(int index) {
        if (--left <= 0 || (left & LOOK_UP - 1) == 0 && Thread.currentThread().isInterrupted()) {
            throw new ExhaustedException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The count is used up, or the thread was interrupted. */
    public static final class ExhaustedException extends RuntimeException {
        ExhaustedException() {
            super(null, null, false, false);
        }
    }
}
