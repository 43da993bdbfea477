package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.EscapeSequence;

/** Lines of others, and our own, on rows of a screen: cleaned by {@link TextCleaner}, and never wider than the row. For one thread. */
public final class ScreenText {
    private static final int TAB = 8;
    private static final int MOST_COLOURS = 256; // chars of sequences that hold at once: somebody may write thousands
    private static final char ESC = '\u001b';

    private final Surface surface;
    private final TextCleaner cleaner;

    public ScreenText(Surface surface) {
        this.surface = surface;
        cleaner = new TextCleaner(surface);
    }

    /** The style of the screen. */
    public Style style() {
        return surface.style();
    }

    /** The text on one line, cut in its middle where it is wider than this many columns. */
    public String oneLine(String text, int columns) {
        return Columns.stacked(surface.oneLine(text, columns));
    }

    /** Our own text, cut at its end where it is wider. */
    public String cut(String own, int columns) {
        return Columns.cut(own, columns, surface.ellipsis());
    }

    /** How many columns clean text takes. */
    public int columns(String clean) {
        return Columns.of(clean);
    }

    /** Two texts at the ends of a row; the one on the right goes where there is no room for it. */
    public String ends(String left, String right, int columns) {
        int room = columns - Columns.of(right) - 2;
        return Columns.of(left) > room ? cut(left, columns) : Columns.pad(left, room + 2) + right;
    }

    /** Our own words in rows. */
    public List<String> sentence(String words, int columns) {
        return rows(words.replace('\n', ' ').getBytes(StandardCharsets.UTF_8), columns, null);
    }

    /** A word of a state, such as {@code failed}, in its colour. */
    public String status(String word) {
        Tone tone = RunTable.tone(word);
        return tone == null ? word : style().put(tone, word);
    }

    private String clean(byte[] line) {
        Buffer clean = new Buffer(line.length + 16);
        cleaner.append(line, 0, line.length, clean, 0);
        return new String(clean.bytes(), 0, clean.length(), StandardCharsets.UTF_8);
    }

    /**
     * The rows of a line, at least one; it is broken between words, where a row is half full at least.
     *
     * @param line UTF-8, or anything
     * @param mark what is marked in it; null: nothing
     */
    public List<String> rows(byte[] line, int columns, Pattern mark) {
        return new Wrap(clean(line), columns, style().on() ? mark : null).rows();
    }

    /** Which of the {@link #rows} of a line have the beginning of a match, each once, the first in front. */
    public List<Integer> rowsWith(Pattern sought, byte[] line, int columns) {
        String clean = clean(line);
        Matcher matches = sought.matcher(EscapeSequence.without(clean));
        List<Integer> found = new ArrayList<>();
        if (!matches.find()) {
            return found;
        }
        Wrap wrap = new Wrap(clean, columns, null);
        wrap.rows();
        do {
            int row = wrap.rowOf(matches.start());
            if (found.isEmpty() || found.get(found.size() - 1) != row) {
                found.add(row);
            }
        } while (matches.find());
        return found;
    }

    /** Breaks one line. */
    private static final class Wrap {
        private final String text;
        private final int columns;
        private final Matcher marks;
        private final List<String> rows = new ArrayList<>();
        private final List<Integer> begins = new ArrayList<>(List.of(0)); // the place of each row's first character
        private StringBuilder row = new StringBuilder();
        private String colours = ""; // that hold at the place reached
        private int column;
        private int stacked; // marks above the last character
        private int place; // in the text without colours
        private boolean marked;
        private boolean more;
        private int blank; // in the row, behind the last one; 0: none that it may be broken at
        private int blankColumn;
        private int blankPlace;
        private String atBlank = ""; // the colours that hold there

        Wrap(String text, int columns, Pattern mark) {
            this.text = text;
            this.columns = Math.max(1, columns);
            marks = mark == null ? null : mark.matcher(EscapeSequence.without(text));
            more = marks != null;
            nextMark();
        }

        List<String> rows() {
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                if (c == ESC) {
                    int end = text.indexOf('m', i) + 1;
                    colour(text.substring(i, end));
                    i = end;
                } else {
                    mark();
                    character(c);
                    i += Character.charCount(c);
                    place += Character.charCount(c);
                }
            }
            end();
            return rows;
        }

        /** The row with the character at a place of the text without colours. */
        int rowOf(int of) {
            int row = Collections.binarySearch(begins, of);
            return row < 0 ? -row - 2 : row;
        }

        private void colour(String sequence) {
            boolean ends = sequence.equals(Tone.RESET) || sequence.equals("\u001b[m");
            colours = ends ? "" : (colours.length() < MOST_COLOURS ? colours : "") + sequence;
            if (!marked) {
                row.append(sequence);
            }
        }

        /** Begins or ends a mark where the place asks for it. */
        private void mark() {
            if (marked && place >= marks.end()) {
                marked = false;
                row.append(Tone.RESET).append(colours);
                nextMark();
            }
            if (more && !marked && place >= marks.start()) {
                marked = true;
                row.append(Tone.RESET).append(Tone.MATCH.start());
            }
        }

        private void nextMark() {
            do {
                more = more && marks.find();
            } while (more && marks.end() == marks.start());
        }

        private void character(int c) {
            if (c == '\t') {
                for (int blanks = TAB - column % TAB; blanks > 0 && column < columns; blanks--) {
                    put(' ', 1);
                }
                return;
            }
            int width = Columns.of(c);
            if (width == 0 && ++stacked > Columns.MOST_STACKED || width > columns) {
                return;
            }
            if (width > 0) {
                stacked = 0;
            }
            if (column + width > columns) {
                turn(c == ' ');
                if (c == ' ') {
                    return; // the end of the row stands for it
                }
            }
            put(c, width);
            if (c == ' ' && column > columns / 2) {
                blank = row.length();
                blankColumn = column;
                blankPlace = place + 1;
                atBlank = colours + (marked ? Tone.MATCH.start() : "");
            }
        }

        /** Goes on in the next row, with the word that does not fit in this one. */
        private void turn(boolean atBlankNow) {
            int from = atBlankNow || blank == 0 ? row.length() : blank;
            String rest = row.substring(from);
            String held = from == blank && blank > 0 ? atBlank : colours + (marked ? Tone.MATCH.start() : "");
            int taken = from == row.length() ? column : blankColumn;
            int columnsOfRest = column - taken;
            begins.add(from == row.length() ? place : blankPlace);
            row.setLength(from);
            rows.add(row.append(held.isEmpty() ? "" : Tone.RESET).toString());
            row = new StringBuilder(held).append(rest);
            column = columnsOfRest;
            blank = 0;
        }

        private void put(int c, int width) {
            row.appendCodePoint(c);
            column += width;
        }

        private void end() {
            rows.add(row.append(colours.isEmpty() && !marked ? "" : Tone.RESET).toString());
        }
    }
}
