package ug.open.conveyor.driver.cli;

/**
 * Which of the standard streams a person looks at.
 *
 * @param in whether standard input is a terminal: may prompt
 * @param out whether standard output is one: may be coloured
 * @param err whether standard error is one: may show a live line
 * @param width its columns; 80 where there is none or it does not say
 */
record Screen(boolean in, boolean out, boolean err, int width) {
    static final int USUAL_WIDTH = 80;

    /** No terminal at all. */
    static final Screen NONE = new Screen(false, false, false, USUAL_WIDTH);

    Screen {
        width = width > 0 ? width : USUAL_WIDTH;
    }
}
