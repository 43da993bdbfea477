package ug.open.conveyor.driver.terminal;

/** The meanings that have a look, by the eight colours that every theme of a terminal defines. */
enum Tone {
    GOOD("32"),
    BAD("1;31"),
    WARN("33"),
    DIM("2"),
    BOLD("1"),
    NAME("36"),
    NAME_GREEN("32"),
    NAME_YELLOW("33"),
    NAME_MAGENTA("35"),
    NAME_BLUE("34"),
    NAME_BRIGHT("1;36"),
    MATCH("1;31"),
    CHOSEN("7");

    static final String RESET = "\u001b[0m";

    private final String start;

    Tone(String codes) {
        start = "\u001b[" + codes + "m";
    }

    String start() {
        return start;
    }
}
