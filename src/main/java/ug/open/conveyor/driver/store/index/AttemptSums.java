package ug.open.conveyor.driver.store.index;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * How many attempts began in a segment, how many failed, and when the last of them ended. A session counts its own segments while it works,
 * with hundreds of thousands of attempts: so they are counted by the bytes of their lines, and only an index of another form is taken apart.
 */
final class AttemptSums {
    private static final int SECOND = 19; // the characters of a time up to its second
    private static final long MICROS = 1_000_000;

    /** At most this number of places of attempts is moved: an index in which no attempt has its place is of another form. */
    private static final long MOST_MOVES = 1 << 24;

    private static final byte[] FAILED = Status.FAILED.bytes();

    private final byte[] lines;
    private final int ordinal;
    private final IndexCursor cursor;
    private int begun;
    private int count;
    private long[] numbers = new long[1 << 10]; // of the attempts, ascending
    private long[] started = new long[1 << 10]; // in microseconds of the epoch
    private long[] ended = new long[1 << 10];
    private boolean[] failed = new boolean[1 << 10];
    private long moves;
    private int known = -1; // where a time is whose second is known
    private long second;

    private AttemptSums(byte[] lines, int ordinal) {
        this.lines = lines;
        this.ordinal = ordinal;
        this.cursor = new IndexCursor(lines);
    }

    /** What is counted. */
    record Sums(int begun, int failures, Instant last) {}

    static Sums of(SegmentIndex index) {
        AttemptSums sums = new AttemptSums(index.lines(), index.name().ordinal());
        return sums.count(index.length()) ? sums.sums(index.began()) : of(index.attempts(), index.began());
    }

    private static Sums of(List<IndexedAttempt> attempts, Instant began) {
        int begun = 0;
        int failures = 0;
        Instant last = began;
        for (int i = 0; i < attempts.size(); i++) {
            StoredAttempt attempt = attempts.get(i).attempt();
            begun += attempts.get(i).isContinued() ? 0 : 1;
            failures += attempt.status() == Status.FAILED ? 1 : 0;
            last = later(last, attempt.started().plusMillis(attempt.ms().orElse(0)));
        }
        return new Sums(begun, failures, last);
    }

    private static Instant later(Instant last, Instant end) {
        return end.isAfter(last) && IndexTime.isPossible(end) ? end : last;
    }

    private Sums sums(Instant began) {
        int failures = 0;
        Instant last = began;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            failures += failed[i] ? 1 : 0;
            if (ended[i] > latest) {
                latest = ended[i];
                last = later(last, Instant.EPOCH.plus(latest, ChronoUnit.MICROS));
            }
        }
        return new Sums(begun, failures, last);
    }

    /** False where the lines have another form. */
    private boolean count(int length) {
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            boolean fits = true;
            if (Bytes.startsWith(lines, from, to, IndexLines.END)) {
                fits = end(cursor.start(from + IndexLines.END.length, to));
            } else if (Bytes.startsWith(lines, from, to, IndexLines.START)) {
                fits = start(cursor.start(from + IndexLines.START.length, to));
            }
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean start(IndexCursor line) {
        long number = line.passText().pass(IndexLines.A).number();
        line.pass(IndexLines.E).number();
        line.pass(IndexLines.ATTEMPT).number();
        line.pass(IndexLines.DRIVER).passText().pass(IndexLines.RESOURCE).passText();
        line.pass(IndexLines.EVENT).passText().pass(IndexLines.TIME);
        int time = line.at() + 1;
        line.skip(Timestamps.LENGTH + 2);
        long first = line.pass(IndexLines.FIRST).number();
        if (!line.fits() || first > Integer.MAX_VALUE) {
            return false;
        }
        try {
            if (!add(number, micros(time))) {
                return false;
            }
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
        begun += first < ordinal ? 0 : 1;
        return true;
    }

    /** Attempts that begin together may stand in another order than that of their numbers. False where one is there already, or too many do. */
    private boolean add(long number, long began) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            ended = Arrays.copyOf(ended, 2 * count);
            started = Arrays.copyOf(started, 2 * count);
            failed = Arrays.copyOf(failed, 2 * count);
        }
        int place = count == 0 || numbers[count - 1] < number ? count : ~Arrays.binarySearch(numbers, 0, count, number);
        moves += count - place;
        if (place < 0 || moves > MOST_MOVES) {
            return false;
        }
        if (place < count) {
            moveOn(place);
        }
        numbers[place] = number;
        started[place] = began;
        ended[place] = began;
        failed[place] = false;
        count++;
        return true;
    }

    /** Makes room for one at this place. */
    private void moveOn(int place) {
        System.arraycopy(numbers, place, numbers, place + 1, count - place);
        System.arraycopy(started, place, started, place + 1, count - place);
        System.arraycopy(ended, place, ended, place + 1, count - place);
        System.arraycopy(failed, place, failed, place + 1, count - place);
    }

    private boolean end(IndexCursor line) {
        long number = line.number();
        line.pass(IndexLines.E).number();
        int status = line.pass(IndexLines.STATUS).at();
        int behind = line.passText().at();
        long ms = line.pass(IndexLines.MS).number();
        line.pass(IndexLines.AT).number();
        line.pass(IndexLines.TO).number();
        int place = Arrays.binarySearch(numbers, 0, count, number);
        if (place >= 0) {
            ended[place] = started[place] + 1000 * ms;
            failed[place] = Arrays.equals(lines, status, behind, FAILED, 0, FAILED.length);
        }
        return line.fits() && ms <= IndexParser.LONGEST_MS;
    }

    /** The time at an offset, in microseconds of the epoch. Most are of the same second as the one before. */
    private long micros(int at) {
        if (known < 0 || !Arrays.equals(lines, known, known + SECOND, lines, at, at + SECOND)) {
            String text = new String(lines, at, Timestamps.LENGTH, StandardCharsets.ISO_8859_1);
            second = IndexTime.of(text).getEpochSecond();
            known = at;
        }
        if (lines[at + SECOND] != '.' || lines[at + Timestamps.LENGTH - 1] != 'Z') {
            throw new NumberFormatException();
        }
        long micros = Bytes.digits(lines, at + SECOND + 1, at + Timestamps.LENGTH - 1);
        return second * MICROS + micros;
    }
}
