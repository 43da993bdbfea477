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

    Prompt(What what, String text) {
        this.what = what;
        this.text = text;
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
                String line = key.text().lines().findFirst().orElse(""); // what was pasted may have several
                text = line.length() + text.length() > LONGEST ? text : text + line;
                break;
            case BACKSPACE:
                if (text.isEmpty()) {
                    return State.CANCELLED;
                }
                text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
                break;
            case ERASE_WORD:
                text = text.stripTrailing();
                text = text.substring(0, text.lastIndexOf(' ') + 1);
                break;
            case ERASE_LINE:
                text = "";
                break;
            default: // it means nothing here
        }
        return State.TYPING;
    }

    /** The row: its end, where it is too long. The column behind it is free for the cursor. */
    String draw(ScreenText screen, int columns) {
        String clean = Harmless.oneLine(text);
        int room = columns - what.label.length() - 1;
        while (screen.columns(clean) > room && !clean.isEmpty()) {
            clean = clean.substring(Character.charCount(clean.codePointAt(0)));
        }
        return screen.cut(what.label, columns - 1) + clean;
    }
}
