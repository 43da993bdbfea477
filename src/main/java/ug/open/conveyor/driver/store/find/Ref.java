package ug.open.conveyor.driver.store.find;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.store.index.ExecutionId;

/**
 * Names executions for people: {@code [driver/]id[#attempt]}. The id is that of an execution, such as {@code k3f9ab.2}, or of a run, whole or a
 * prefix: then the newest execution of it by each driver is meant. {@code @last} and {@code @failed} are the newest execution and the newest that
 * failed, {@code @last~1} the one before.
 *
 * <p>Run ids are untrusted and may hold {@code /} and {@code #} themselves. So the text stays as it is: what it means is settled against
 * the run store, and the whole text as a run id comes first, but for {@code @last} and {@code @failed}. A text that is both the id of a run
 * and of an execution is ambiguous; with all ten characters of its session, an execution's id means the execution.
 *
 * @param text as it was typed
 * @param driver the part before the first slash, where it can be a driver's name
 * @param run what is left: the id of an execution or a run, a prefix of one, {@code @last} or {@code @failed}
 * @param attempt the number behind the last {@code #}
 */
public record Ref(String text, Optional<String> driver, String run, OptionalInt attempt) {
    /** The newest execution. */
    public static final String LAST = "@last";

    /** The newest execution that failed. */
    public static final String FAILED = "@failed";

    /** The shortest prefix of a run id that is taken, in characters. */
    public static final int SHORTEST_PREFIX = 4;

    private static final int LONGEST_DRIVER = 64;
    private static final char BACK = '~';
    private static final int MOST_DIGITS = 6;

    /** Checks that nothing is missing. */
    public Ref {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(attempt, "attempt");
    }

    /** Of a whole run id, whatever is in it, by whichever driver. */
    public static Ref ofRun(String runId) {
        return new Ref(runId, Optional.empty(), runId, OptionalInt.empty());
    }

    /** Takes the text apart; any text is a reference. */
    public static Ref parse(String text) {
        int end = attemptMark(text);
        int slash = driverEnd(text, end);
        return new Ref(
                text,
                slash < 0 ? Optional.empty() : Optional.of(text.substring(0, slash)),
                text.substring(slash + 1, end),
                end == text.length()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(text, end + 1, text.length(), 10)));
    }

    /** Whether it counts executions of a store, {@code @last} or {@code @failed}: nobody else can tell what it means. */
    public boolean isCounted() {
        return isLast() || isFailed();
    }

    /** Whether it is the id of an execution, or too short for a run id that a server makes: no server is worth asking then. */
    public boolean isOfStoreAlone() {
        return run.length() < SHORTEST_PREFIX || ExecutionId.parse(run) != null;
    }

    boolean isLast() {
        return isWord(LAST);
    }

    boolean isFailed() {
        return isWord(FAILED);
    }

    /** How many executions before the newest is meant: 1 of {@code @last~1}. */
    int back() {
        int mark = run.indexOf(BACK);
        return mark < 0 ? 0 : Integer.parseInt(run, mark + 1, run.length(), 10);
    }

    /** The word, or the word and how far to count back. */
    private boolean isWord(String word) {
        if (!run.startsWith(word) || run.length() == word.length()) {
            return run.equals(word);
        }
        int digits = run.length() - word.length() - 1;
        if (run.charAt(word.length()) != BACK || digits < 1 || digits > MOST_DIGITS) {
            return false;
        }
        for (int i = word.length() + 1; i < run.length(); i++) {
            if (!isDigit(run.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What the text can mean, the most literal reading first; all of them have the same text. */
    Ref[] readings() {
        if (driver.isEmpty() && attempt.isEmpty()) {
            return new Ref[] {this};
        }
        Ref whole = ofRun(text);
        if (driver.isEmpty() || attempt.isEmpty()) {
            return new Ref[] {whole, this};
        }
        int mark = attemptMark(text);
        Ref withoutDriver = new Ref(text, Optional.empty(), text.substring(0, mark), attempt);
        Ref withoutAttempt = new Ref(text, driver, text.substring(driver.get().length() + 1), OptionalInt.empty());
        return new Ref[] {whole, withoutDriver, withoutAttempt, this};
    }

    /** Where {@code #number} begins; the length where there is none. */
    private static int attemptMark(String text) {
        int at = text.length();
        while (at > 0 && isDigit(text.charAt(at - 1))) {
            at--;
        }
        int digits = text.length() - at;
        boolean number = digits > 0 && digits <= MOST_DIGITS && text.charAt(at) != '0';
        return number && at > 0 && text.charAt(at - 1) == '#' ? at - 1 : text.length();
    }

    /** Where the driver's name ends; -1 where there is none. */
    private static int driverEnd(String text, int end) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash >= end || slash > LONGEST_DRIVER) {
            return -1;
        }
        for (int i = 0; i < slash; i++) {
            if (!isNameCharacter(text.charAt(i))) {
                return -1;
            }
        }
        return slash;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
