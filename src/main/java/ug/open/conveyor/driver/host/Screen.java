package ug.open.conveyor.driver.host;

/**
 * Which of the standard streams a person looks at.
 *
 * @param in whether standard input is a terminal: may prompt
 * @param out whether standard output is one: may be coloured
 * @param err whether standard error is one: may show a live line
 * @param width its columns; 80 where there is none or it does not say
 */
public record Screen(boolean in, boolean out, boolean err, int width) {
    static final int USUAL_WIDTH = 80;

    /** No terminal at all. */
    public static final Screen NONE = new Screen(false, false, false, USUAL_WIDTH);

    public Screen {
        width = width > 0 ? width : USUAL_WIDTH;
    }
}
