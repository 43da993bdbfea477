package ug.open.conveyor.driver.browse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * The executions that have been read and that the filter takes, the newest first, each by its last attempt; where the person is among them,
 * and which are marked. What is further down is read when it is nearly in sight.
 */
final class ExecutionList {
    /** This many rows below the screen are read before somebody asks for them. */
    private static final int AHEAD = 50;

    private final Map<String, StoredAttempt> marked = new LinkedHashMap<>();
    private List<StoredAttempt> rows = new ArrayList<>();
    private Filter filter = Filter.NONE;
    private int reading; // which of the readings from the newest execution on
    private int applied; // parts of it that are in
    private boolean stale; // the rows are of a reading before, as far as they fit
    private boolean whole;
    private long looked;
    private String chosen = ""; // the execution that the person is at
    private int cursor;
    private int top;
    private int height = 1;
    private boolean toEnd;
    private int widestId;

    /**
     * What to read.
     *
     * @param reading another number than before: from the newest execution on
     * @param filter what is wanted
     * @param have how many there are
     * @param count how many there should be
     * @param applied how many parts of this reading are in
     */
    record Wanted(int reading, Filter filter, int have, int count, int applied) {}

    /** What has to be there for this list. */
    Wanted wanted() {
        int count = toEnd ? Integer.MAX_VALUE : top + height + AHEAD;
        return new Wanted(reading, filter, stale ? 0 : rows.size(), count, applied);
    }

    /** Changes the filter. What has been read and fits stays; where the filter takes more than before, all is read again. */
    void filter(Filter now) {
        if (now.equals(filter)) {
            return;
        }
        boolean narrower = now.narrows(filter) && !stale;
        filter = now;
        rows.removeIf(row -> !now.takes(row));
        if (!narrower) {
            again();
        }
        place();
    }

    /** Has all of it read again. */
    void again() {
        stale = true;
        whole = false;
        toEnd = false;
        applied = 0;
        reading++;
    }

    /** Further executions have been read, from the store as the reader found it when it began. */
    void found(int of, List<StoredAttempt> more, long lookedAt, boolean end) {
        if (of != reading) {
            return;
        }
        if (stale) {
            rows = new ArrayList<>();
            stale = false;
        }
        for (StoredAttempt row : more) {
            if (filter.takes(row)) {
                widest(row);
                rows.add(row);
            }
        }
        applied++;
        looked = lookedAt;
        whole = end;
        if (toEnd) {
            move(rows.size());
            toEnd = !whole;
        }
        place();
    }

    private void widest(StoredAttempt row) {
        widestId = Math.max(widestId, row.execution().length());
    }

    /**
     * What is there of the time since a moment, as it is now, whatever the filter.
     *
     * @param since no execution in {@code fresh} began before
     */
    void refreshed(int of, List<StoredAttempt> fresh, Instant since) {
        if (of != reading || stale) {
            return;
        }
        Map<String, StoredAttempt> now = new HashMap<>();
        List<StoredAttempt> next = new ArrayList<>();
        for (StoredAttempt attempt : fresh) {
            now.put(attempt.wholeExecution(), attempt);
            if (filter.takes(attempt)) {
                widest(attempt);
                next.add(attempt);
            }
        }
        for (StoredAttempt row : rows) {
            boolean told = now.containsKey(row.wholeExecution());
            if (!told && row.started().isBefore(since)) {
                next.add(row);
            }
        }
        rows = next;
        marked.replaceAll((id, attempt) -> now.getOrDefault(id, attempt));
        place();
    }

    /** When the oldest execution began that may still change; empty where none may. */
    Optional<Instant> unsettled() {
        Instant oldest = null;
        for (StoredAttempt row : rows) {
            boolean open = row.status() == Status.RUNNING || row.status() == Status.RETRIED;
            if (open && (oldest == null || row.started().isBefore(oldest))) {
                oldest = row.started();
            }
        }
        return Optional.ofNullable(oldest);
    }

    /** Finds the person's execution again; where it is gone, the person stays where it was. */
    private void place() {
        int at = cursor;
        if (!chosen.isEmpty()
                && !(at < rows.size() && rows.get(at).wholeExecution().equals(chosen))) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).wholeExecution().equals(chosen)) {
                    at = i;
                    break;
                }
            }
        }
        boolean atTop = top == 0 && at < height;
        int moved = at - cursor;
        cursor = Math.max(0, Math.min(at, rows.size() - 1));
        top = atTop ? 0 : top + moved;
        scroll();
    }

    private void scroll() {
        top = Math.max(0, Math.min(top, cursor));
        top = Math.max(top, cursor - height + 1);
    }

    /** Goes down by this many rows, or up. */
    void move(int by) {
        toEnd = false;
        cursor = (int) Math.max(0, Math.min((long) cursor + by, rows.size() - 1L));
        hold();
        scroll();
    }

    /** The person stays at this execution, whatever comes. */
    void hold() {
        chosen = cursor < rows.size() ? rows.get(cursor).wholeExecution() : "";
    }

    /** Goes to the newest execution, and stays at whichever that is. */
    void toTop() {
        move(-rows.size());
        chosen = "";
    }

    /** Goes to the oldest execution, which may have to be found first. */
    void toEnd() {
        move(rows.size());
        toEnd = !whole;
    }

    /** As many rows as the screen has for it. */
    void height(int rowsOfScreen) {
        height = Math.max(1, rowsOfScreen);
        scroll();
    }

    int height() {
        return height;
    }

    /** Marks the execution that the person is at, or takes its mark away, and goes on to the next. */
    void mark() {
        current().ifPresent(row -> {
            if (marked.remove(row.wholeExecution()) == null) {
                marked.put(row.wholeExecution(), row);
            }
            move(1);
        });
    }

    void unmarkAll() {
        marked.clear();
    }

    int marks() {
        return marked.size();
    }

    boolean isMarked(StoredAttempt row) {
        return marked.containsKey(row.wholeExecution());
    }

    /** The execution that the person is at. */
    Optional<StoredAttempt> current() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(cursor));
    }

    /** Those that are marked, in the order in which they were; where none is, the one that the person is at. */
    List<StoredAttempt> meant() {
        return marked.isEmpty() ? current().stream().toList() : List.copyOf(marked.values());
    }

    List<StoredAttempt> rows() {
        return rows;
    }

    int top() {
        return top;
    }

    int cursor() {
        return cursor;
    }

    Filter filter() {
        return filter;
    }

    /** Whether every execution has been looked at. */
    boolean isWhole() {
        return whole && !stale;
    }

    /** How many attempts have been looked at for these. */
    long looked() {
        return looked;
    }

    int widestId() {
        return widestId;
    }
}
