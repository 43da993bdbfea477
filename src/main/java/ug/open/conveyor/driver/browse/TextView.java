package ug.open.conveyor.driver.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;

/** Text that fills the screen: scrolled, searched, and at its end followed. Long lines go on in the next row. */
final class TextView {
    /** What the text is. */
    enum What {
        LOG,
        DIFFERENCE,
        /** Between an execution that was replayed and its newest replay. */
        REPLAY_DIFFERENCE,
        PAYLOAD,
        REPLAY,
        HELP
    }

    private final What what;
    private final String title;
    private final Optional<StoredAttempt> execution;
    private final TextLines lines = new TextLines();
    private int top; // the line in the first row
    private int skipped; // rows of it above the screen
    private boolean following;
    private boolean over;
    private int found = -1; // the line of the match that was gone to
    private int foundRow; // which of its rows
    private SearchPattern search;
    private int height = 1;
    private int width = 1;

    /**
     * An empty one.
     *
     * @param title own words, and clean ones
     * @param execution what it is about; empty: nothing in the store
     */
    TextView(What what, String title, Optional<StoredAttempt> execution) {
        this.what = what;
        this.title = title;
        this.execution = execution;
        following = what == What.LOG || what == What.REPLAY;
    }

    What what() {
        return what;
    }

    String title() {
        return title;
    }

    Optional<StoredAttempt> execution() {
        return execution;
    }

    /** More lines have come. */
    void add(List<byte[]> more) {
        int gone = lines.add(more);
        top = Math.max(0, top - gone);
        found = found < 0 ? found : Math.max(-1, found - gone);
    }

    /** No more will come. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the end of the text stays in sight while more comes. */
    boolean isFollowing() {
        return following && !over;
    }

    int size() {
        return lines.size();
    }

    /** Looks for this text from the top of the screen on; gives a sentence where there is none. An empty one marks nothing any more. */
    Optional<String> search(String what, ScreenText text) {
        search = what.isEmpty() ? null : SearchPattern.fixed(what, SearchPattern.Case.SMART);
        found = -1;
        return search == null ? Optional.empty() : again(true, text);
    }

    /** A key that moves in the text; whether it meant something. */
    boolean update(Key key, ScreenText text) {
        int page = Math.max(1, height - 1);
        switch (key.move()) {
            case UP -> scroll(-1, text);
            case DOWN -> scroll(1, text);
            case PAGE_UP -> scroll(-page, text);
            case PAGE_DOWN -> scroll(page, text);
            case HOME -> toTop();
            case END -> following = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void toTop() {
        following = false;
        top = 0;
        skipped = 0;
    }

    private void scroll(int rows, ScreenText text) {
        settle(text);
        following = false;
        move(rows, text);
        settle(text);
    }

    private void move(int rows, ScreenText text) {
        int left = rows;
        while (left > 0 && top < lines.size()) {
            int of = rows(top, text, null).size() - skipped;
            if (left < of) {
                skipped += left;
                break;
            }
            left -= of;
            top++;
            skipped = 0;
        }
        while (left < 0 && (top > 0 || skipped > 0)) {
            if (skipped > 0) {
                skipped--;
                left++;
            } else {
                top--;
                skipped = rows(top, text, null).size();
            }
        }
    }

    /** The last screenful is the end: nothing is below it. */
    private void settle(ScreenText text) {
        int line = lines.size();
        int above = 0;
        int room = height;
        while (line > 0 && room > 0) {
            line--;
            int of = rows(line, text, null).size();
            above = Math.max(0, of - room);
            room -= of;
        }
        boolean beyond = top > line || top == line && skipped > above;
        if (following || beyond) {
            top = line;
            skipped = above;
            following |= beyond;
        }
    }

    private List<String> rows(int line, ScreenText text, Pattern mark) {
        return text.rows(lines.get(line), width, mark);
    }

    /** The next match, or the one before; a sentence where there is none. */
    Optional<String> again(boolean forward, ScreenText text) {
        if (search == null) {
            return Optional.of("nothing to look for yet: / searches");
        }
        settle(text);
        int count = lines.size();
        int from = found < 0 ? top : found;
        int fromRow = found >= 0 ? foundRow : forward ? skipped - 1 : skipped;
        for (int i = 0; i <= count && count > 0; i++) {
            int line = Math.floorMod(forward ? from + i : from - i, count);
            List<Integer> matches = text.rowsWith(search.pattern(), lines.get(line), width);
            List<Integer> left = i > 0 ? matches : beyond(fromRow, matches, forward);
            if (!left.isEmpty()) {
                boolean turned = found >= 0 && i > 0 && (forward ? line <= from : line >= from);
                show(line, left.get(forward ? 0 : left.size() - 1), text);
                return turned ? Optional.of("from the other end on") : Optional.empty();
            }
        }
        found = -1;
        return Optional.of("no line has this text");
    }

    private static List<Integer> beyond(int row, List<Integer> rows, boolean forward) {
        return rows.stream().filter(each -> forward ? each > row : each < row).toList();
    }

    /** Brings a row of a line into sight, with some of the text above it. */
    private void show(int line, int row, ScreenText text) {
        found = line;
        foundRow = row;
        if (!isSeen(line, row, text)) {
            top = line;
            skipped = row;
            move(-height / 3, text);
        }
        following = false;
        settle(text);
        following = false;
    }

    private boolean isSeen(int line, int row, ScreenText text) {
        int at = row - skipped;
        for (int above = top; above < line && at < height; above++) {
            at += rows(above, text, null).size();
        }
        return line >= top && at >= 0 && at < height;
    }

    private int shownLines(ScreenText text) {
        int rows = -skipped;
        int line = top;
        while (line < lines.size()) {
            rows += rows(line, text, null).size();
            if (rows > height) {
                break;
            }
            line++;
        }
        return line - top;
    }

    /** The rows of the text. */
    List<String> draw(ScreenText text, int columns, int rows) {
        width = columns;
        height = rows;
        settle(text);
        List<String> drawn = new ArrayList<>();
        Pattern mark = search == null ? null : search.pattern();
        for (int line = top; line < lines.size() && drawn.size() < rows; line++) {
            List<String> of = rows(line, text, mark);
            drawn.addAll(line == top ? of.subList(Math.min(skipped, of.size()), of.size()) : of);
        }
        if (lines.size() == 0) {
            drawn.add(text.style().dim(over ? "(nothing)" : "reading"));
        }
        return drawn.subList(0, Math.min(rows, drawn.size()));
    }

    /** Where one is in the text. */
    String place(ScreenText text) {
        long gone = lines.gone();
        String first = gone > 0 ? "first " + gone + " lines left out, " : "";
        return first + range(gone, text) + (isFollowing() ? ", follows" : "");
    }

    /** The lines in sight. */
    private String range(long gone, ScreenText text) {
        int last = Math.min(lines.size(), top + Math.max(1, shownLines(text)));
        if (last == 0) {
            return "";
        }
        String lastOf = gone + last + " of " + (gone + lines.size());
        return last == top + 1 ? "line " + lastOf : "lines " + (gone + top + 1) + " to " + lastOf;
    }
}
