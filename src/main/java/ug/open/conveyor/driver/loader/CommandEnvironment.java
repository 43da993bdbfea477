package ug.open.conveyor.driver.loader;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * The variables that tell a command what it works on.
 *
 * <p>What an event says is untrusted: a value with control characters, of more than 8 KiB, or that the system's encoding cannot say, does not
 * become a variable; the payload file has it. A variable of the same name that this tool itself was given is taken away in any case: where one
 * driver runs another, the inner one must not see the outer one's run.
 */
final class CommandEnvironment {
    static final String PAYLOAD = "CONVEYOR_PAYLOAD";
    static final String RESULT = "CONVEYOR_RESULT";

    /** Where nobody listens: a program on a runtime of Conveyor that runs as a command on recorded events must not join a real server's stream. */
    static final String NO_STREAM = "nats://127.0.0.1:1";

    private static final List<String> STREAM = List.of("CONVEYOR_NATS_URL", "NATS_URL");

    private static final int MAX_VALUE = 8 * 1024;
    /** The encoding of variables. */
    static final Charset SYSTEM = Runtime.version().feature() < 18
            ? Charset.defaultCharset()
            : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private CommandEnvironment() {}

    /** Looks for what no system can take as a variable. */
    static void check(Map<String, String> env) throws LoadException {
        for (Map.Entry<String, String> each : env.entrySet()) {
            String name = each.getKey();
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                throw new LoadException("env: '" + name + "' cannot be the name of a variable");
            }
            if (each.getValue().indexOf('\0') >= 0) {
                throw new LoadException("env: the value of " + name + " has a NUL character in it");
            }
        }
    }

    /** Adds those that each attempt has to those that a process would inherit. */
    static void apply(CommandSpec spec, Map<String, String> into) {
        put(
                into,
                Map.of(
                        "PYTHONUNBUFFERED",
                        "1",
                        "PWD",
                        spec.folder().toString())); // the latter as a shell on the way has it
        if (OperatingSystem.here().isWindows()) {
            into.putIfAbsent("PYTHONUTF8", "1"); // else what it prints is in the code page of the machine
        }
        put(into, spec.env());
    }

    /** Sets variables; null takes one away. Windows makes no difference between {@code Path} and {@code PATH}. */
    static void put(Map<String, String> into, Map<String, String> changes) {
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (OperatingSystem.here().isWindows()) {
                into.keySet().removeIf(change.getKey()::equalsIgnoreCase);
            }
            if (change.getValue() == null) {
                into.remove(change.getKey());
            } else {
                into.put(change.getKey(), change.getValue());
            }
        }
    }

    /** Those of one attempt; null takes one away. */
    static Map<String, String> of(
            CommandSpec spec, DriverMessage message, DriverContext context, AttemptFolder folder) {
        return with(spec, folder, context.mode(), about(spec.driver(), message, context.attempt(), context.mode()));
    }

    /** Those of a first attempt offline. */
    static Map<String, String> of(CommandSpec spec, DriverMessage message, AttemptFolder folder) {
        return with(spec, folder, Mode.OFFLINE, about(spec.driver(), message, 1, Mode.OFFLINE));
    }

    private static Map<String, String> with(
            CommandSpec spec, AttemptFolder folder, Mode mode, Map<String, String> values) {
        for (String name : STREAM) {
            if (mode == Mode.OFFLINE && !spec.env().containsKey(name)) {
                values.put(name, NO_STREAM);
            }
        }
        values.put(PAYLOAD, folder.payload().toString());
        values.put(RESULT, folder.result().toString());
        return values;
    }

    /** Those that need no file; null for what cannot be a variable. */
    static Map<String, String> about(String driver, DriverMessage message, int attempt, Mode mode) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("CONVEYOR_RUN_ID", message.runId());
        values.put("CONVEYOR_EVENT", message.event());
        values.put("CONVEYOR_DRIVER", driver);
        values.put("CONVEYOR_RESOURCE_TYPE", message.resource().type());
        values.put("CONVEYOR_RESOURCE_NAME", message.resource().name());
        values.put("CONVEYOR_PIPELINE", message.resource().pipeline().orElse(""));
        values.put("CONVEYOR_ATTEMPT", Integer.toString(attempt));
        values.put("CONVEYOR_MODE", mode.name().toLowerCase(Locale.ROOT));
        values.replaceAll((name, value) -> isPlain(value) ? value : null);
        return values;
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The common case, which costs no encoder. */
    private static boolean isPlainAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return value.length() <= MAX_VALUE;
    }

    private static boolean isPlain(String value) {
        return isPlainAscii(value)
                || value.length() <= MAX_VALUE
                        && value.getBytes(SYSTEM).length <= MAX_VALUE
                        && !hasControls(value)
                        && SYSTEM.newEncoder().canEncode(value);
    }
}
