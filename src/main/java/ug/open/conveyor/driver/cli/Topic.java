package ug.open.conveyor.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What help tells that belongs to no command. */
enum Topic {
    /** What the exit codes mean. */
    EXIT_CODES,
    /** Which environment variables matter. */
    ENVIRONMENT;

    /** How it is called on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The topic of this word, or null. */
    static Topic named(String word) {
        for (Topic topic : values()) {
            if (topic.word().equals(word)) {
                return topic;
            }
        }
        return null;
    }

    /** What it tells. */
    String summary() {
        return this == EXIT_CODES ? "What the exit codes mean." : "Which environment variables matter.";
    }

    /** Its rows: a word and what it means. */
    List<String[]> rows() {
        return this == EXIT_CODES ? exitCodes() : environment();
    }

    private static List<String[]> exitCodes() {
        List<String[]> rows = new ArrayList<>();
        for (int code : ExitCodes.all()) {
            rows.add(new String[] {Integer.toString(code), ExitCodes.meaning(code)});
        }
        return rows;
    }

    private static List<String[]> environment() {
        return List.of(
                new String[] {
                    "CONVEYOR_DRIVER_HOME",
                    "where runs are kept; else $XDG_STATE_HOME/conveyor-driver, else ~/.local/state/conveyor-driver"
                },
                new String[] {"CONVEYOR_DRIVER_JAVA_OPTS", "more options for the JVM, like -Xmx1g"},
                new String[] {"CONVEYOR_API_URL", "the HTTP API of the server; else http://localhost:8080"},
                new String[] {"CONVEYOR_NATS_URL", "the event stream of the server; else nats://localhost:4222"},
                new String[] {
                    "CONVEYOR_SERVER_HOST", "as other Conveyor tools read it: where the API is, if nothing else says"
                },
                new String[] {"CONVEYOR_SERVER_PORT", "the port there; else 8080"},
                new String[] {"CONVEYOR_CA", "who signed the server's certificate: a PEM file"},
                new String[] {"CONVEYOR_CERT", "our certificate, then its intermediates: a PEM file"},
                new String[] {"CONVEYOR_KEY", "the key of our certificate, not encrypted: a PEM file"},
                new String[] {"JAVA_HOME", "the JDK that runs this tool; else the java on the PATH"},
                new String[] {"NO_COLOR", "set: no colour, unless --color always"},
                new String[] {
                    "XDG_CACHE_HOME", "where the class-data archive that makes starts fast is kept; else ~/.cache"
                },
                new String[] {"CI", "set: no such archive is made or used"});
    }
}
