package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;

/** A help text that belongs to no command. */
public enum Topic {
    /** The exit codes. */
    EXIT_CODES,
    /** The codes of errors in JSON. */
    ERROR_CODES,
    /** The environment variables. */
    ENVIRONMENT;

    /** Its name on the command line. */
    public String word() {
        return Kind.word(this);
    }

    /** The topic of this word, or null. */
    public static Topic named(String word) {
        for (Topic topic : values()) {
            if (topic.word().equals(word)) {
                return topic;
            }
        }
        return null;
    }

    /** One sentence. */
    public String summary() {
        return switch (this) {
            case EXIT_CODES -> "Meaning of the exit codes.";
            case ERROR_CODES -> "Codes of errors where data are JSON.";
            case ENVIRONMENT -> "Environment variables that this tool reads.";
        };
    }

    /** Its rows: a word and its meaning. */
    public List<String[]> rows() {
        return switch (this) {
            case EXIT_CODES -> exitCodes();
            case ERROR_CODES -> errorCodes();
            case ENVIRONMENT -> environment();
        };
    }

    private static List<String[]> exitCodes() {
        List<String[]> rows = new ArrayList<>();
        for (int code : ExitCodes.all()) {
            rows.add(new String[] {Integer.toString(code), ExitCodes.meaning(code)});
        }
        return rows;
    }

    private static List<String[]> errorCodes() {
        List<String[]> rows = new ArrayList<>();
        for (ErrorCode code : ErrorCode.values()) {
            rows.add(new String[] {code.word(), code.meaning() + "; exit code " + code.exit()});
        }
        return rows;
    }

    private static List<String[]> environment() {
        List<String[]> rows = new ArrayList<>(ofConveyor());
        rows.addAll(ofOthers());
        return rows;
    }

    private static List<String[]> ofConveyor() {
        return List.of(
                new String[] {
                    "CONVEYOR_DRIVER_HOME",
                    "folder of the run store; else $XDG_STATE_HOME/conveyor-driver, else ~/.local/state/conveyor-driver"
                },
                new String[] {"CONVEYOR_DRIVER_JAVA_OPTS", "more JVM options, like -Xmx1g"},
                new String[] {"CONVEYOR_API_URL", "URL of the server's HTTP API; else http://localhost:8080"},
                new String[] {"CONVEYOR_NATS_URL", "URL of the server's event stream; else nats://localhost:4222"},
                new String[] {
                    "CONVEYOR_SERVER_HOST",
                    "host of the HTTP API, as other Conveyor tools read it; options and URLs go first"
                },
                new String[] {"CONVEYOR_SERVER_PORT", "port on that host; else 8080"},
                new String[] {
                    "CONVEYOR_CONTEXT",
                    "context with the settings that no option and no variable gives; else the current context"
                },
                new String[] {"CONVEYOR_CA", "PEM file with the certificate authority of the server"},
                new String[] {"CONVEYOR_CERT", "PEM file with the client certificate, then its intermediates"},
                new String[] {"CONVEYOR_KEY", "PEM file with the unencrypted private key of the client certificate"},
                new String[] {
                    "CONVEYOR_NATS_SERVER",
                    "a nats-server for private event streams; else one on the PATH or in the cache"
                },
                new String[] {"CONVEYOR_SERVER", "the conveyor binary that dev --server starts"});
    }

    private static List<String[]> ofOthers() {
        return List.of(
                new String[] {
                    "JAVA_HOME", "JDK that runs this tool, unless it has a Java of its own; else the java on the PATH"
                },
                new String[] {"NO_COLOR", "if set: no colour, unless --color always"},
                new String[] {"PAGER", "command that a long log goes through on a terminal; else less; empty: none"},
                new String[] {
                    "XDG_CACHE_HOME",
                    "folder of the class-data archive, which makes starts fast, and of nats-server; else ~/.cache"
                },
                new String[] {"XDG_CONFIG_HOME", "folder of conveyor-driver/contexts.yaml, the contexts; else ~/.config"
                },
                new String[] {"GITHUB_STEP_SUMMARY", "file to which --report github appends its summary"},
                new String[] {"GITHUB_OUTPUT", "file to which --report github appends its outputs"},
                new String[] {"GITHUB_WORKSPACE", "checkout whose files --report github names; else the working folder"
                },
                new String[] {
                    "CI", "if set: the tool neither makes nor uses that archive, and replay --update needs --yes"
                });
    }
}
