package ug.open.conveyor.driver.store.index;

/**
 * Names an execution, an event that was given to a driver once, with its retries: {@code k3f9ab.2}, the beginning of the random characters of
 * its session and the number of the event in it. Every process makes its own, and a store never uses one again.
 *
 * @param session the random characters of the session, or the beginning of them
 * @param event counts the events of the session, from 1
 */
public record ExecutionId(String session, long event) {
    /** How many characters of the session are shown. */
    private static final int SHOWN = 6;

    private static final int SHORTEST = 4;
    private static final int MOST_DIGITS = 18;

    /** Null where the text cannot be one. */
    public static ExecutionId parse(String text) {
        int dot = 0;
        while (dot < text.length() && isOfSession(text.charAt(dot))) {
            dot++;
        }
        int digits = text.length() - dot - 1;
        if (dot < SHORTEST || dot > SegmentName.SESSION_LENGTH || digits < 1 || digits > MOST_DIGITS) {
            return null;
        }
        long event = text.charAt(dot) == '.' ? number(text, dot + 1) : -1;
        return event < 0 ? null : new ExecutionId(text.substring(0, dot), event);
    }

    /** The number that begins there and fills the text; -1 where there is none, or one that nobody writes. */
    private static long number(String text, int from) {
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || c == '0' && i == from && text.length() > from + 1) {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private static boolean isOfSession(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    /** As it is shown. */
    public static String shown(String session, long event) {
        return whole(session.substring(0, Math.min(SHOWN, session.length())), event);
    }

    /** With all characters of the session: right also where two sessions begin alike. */
    static String whole(String session, long event) {
        return session + "." + event;
    }

    /** Whether it has all characters of the session. */
    public boolean isWhole() {
        return session.length() == SegmentName.SESSION_LENGTH;
    }

    /** Whether it can mean this event. */
    public boolean fits(String ofSession, long number) {
        return event == number && ofSession.startsWith(session);
    }
}
