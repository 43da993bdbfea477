package ug.open.conveyor.driver.browse;

import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;

/** A line at the bottom of the screen that a person types. */
final class Prompt {
    /** What is typed. */
    enum What {
        FILTER("filter: "),
        SEARCH("search: "),
        FILE("export to: ");

        private final String label;

        What(String label) {
            this.label = label;
        }
    }

    /** How it stands after a key. */
    enum State {
        TYPING,
        ACCEPTED,
        CANCELLED
    }

    private static final int LONGEST = 1000;

    private final What what;
    private String text;
    private int place; // of the cursor: in front of this char

    Prompt(What what, String text) {
        this.what = what;
        this.text = text;
        place = text.length();
    }

    What what() {
        return what;
    }

    String text() {
        return text;
    }

    State update(Key key) {
        switch (key.kind()) {
            case ENTER:
                return State.ACCEPTED;
            case ESCAPE:
                return State.CANCELLED;
            case TYPED, PASTED:
                insert(key.text().lines().findFirst().orElse("")); // what was pasted may have several
                break;
            case BACKSPACE:
                if (text.isEmpty()) {
                    return State.CANCELLED;
                }
                erase(before());
                break;
            case ERASE_WORD:
                String left = text.substring(0, place).stripTrailing();
                erase(left.lastIndexOf(' ') + 1);
                break;
            case ERASE_LINE:
                text = "";
                place = 0;
                break;
            case LEFT:
                place = before();
                break;
            case RIGHT:
                place = place == text.length() ? place : text.offsetByCodePoints(place, 1);
                break;
            case HOME:
                place = 0;
                break;
            case END:
                place = text.length();
                break;
            default: // it means nothing here
        }
        return State.TYPING;
    }

    private void insert(String more) {
        if (more.length() + text.length() <= LONGEST) {
            text = text.substring(0, place) + more + text.substring(place);
            place += more.length();
        }
    }

    /** Takes away what is between a place and the cursor. */
    private void erase(int from) {
        text = text.substring(0, from) + text.substring(place);
        place = from;
    }

    private int before() {
        return place == 0 ? 0 : text.offsetByCodePoints(place, -1);
    }

    /** The row: where it is too long, what is around the cursor. The column behind it is free for the cursor. */
    String draw(ScreenText screen, int columns) {
        String behind = Harmless.oneLine(text.substring(place));
        return screen.cut(toCursor(screen, columns) + behind, columns - 1);
    }

    /** The column of the cursor. */
    int cursor(ScreenText screen, int columns) {
        return screen.columns(toCursor(screen, columns));
    }

    /** The row up to the cursor; of a text that is too long, its end. */
    private String toCursor(ScreenText screen, int columns) {
        String clean = Harmless.oneLine(text.substring(0, place));
        int more = place < text.length() ? 1 : 0; // a column that shows it
        int room = columns - what.label.length() - 1 - more;
        while (screen.columns(clean) > room && !clean.isEmpty()) {
            clean = clean.substring(Character.charCount(clean.codePointAt(0)));
        }
        return screen.cut(what.label, columns - 1) + clean;
    }
}
