package ug.open.conveyor.driver.record;

/** A text for a regular expression that counts how often it is looked at: a pattern that tries without end is stopped. */
final class GuardedText implements CharSequence {
    /** How many characters may be looked at for one log line; far above what a sound pattern needs, below a second of work. */
    static final long LIMIT = 50_000_000;

    /** How often each character of a text of many megabytes may be looked at. */
    private static final int OF_EACH = 16;

    private static final int LOOK_UP = 1 << 16;

    private String text = "";
    private long left;

    /** Starts on another text, with a new count. */
    GuardedText on(String text) {
        this.text = text;
        left = Math.max(LIMIT, (long) OF_EACH * text.length());
        return this;
    }

    @Override
    public char charAt(int index) {
        if (--left <= 0 || (left & LOOK_UP - 1) == 0 && Thread.currentThread().isInterrupted()) {
            throw new Exhausted();
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
    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super(null, null, false, false);
        }
    }
}
