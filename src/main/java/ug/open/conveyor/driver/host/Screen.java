package ug.open.conveyor.driver.host;

/**
 * Which of the standard streams a person looks at.
 *
 * @param in whether standard input is a terminal: may prompt
 * @param out whether standard output is one: may be coloured
 * @param err whether standard error is one: may show a live line
 * @param width its columns; 80 where there is none or it does not say
 * @param height its rows; 0 where there is none or it does not say
 */
public record Screen(boolean in, boolean out, boolean err, int width, int height) {
    static final int USUAL_WIDTH = 80;

    /** No terminal at all. */
    public static final Screen NONE = new Screen(false, false, false, USUAL_WIDTH);

    public Screen {
        width = width > 0 ? width : USUAL_WIDTH;
    }

    /** A terminal that does not say how many rows it has. */
    public Screen(boolean in, boolean out, boolean err, int width) {
        this(in, out, err, width, 0);
    }
}
