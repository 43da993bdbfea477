package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.UserLine;
import ug.open.conveyor.driver.system.WindowsQuotes;
import ug.open.conveyor.driver.wire.Messages;

/** Lets a person change an event in an editor. The text lies in a folder that nobody else can read, and stays there if it cannot be used. */
public final class EventEditor {
    private static final int NOT_FOUND = 127;
    private static final String AROUND = """
            trap : INT HUP TERM
            modes=$(stty -g 2>/dev/null)
            %s "$@" >&2
            code=$?
            [ -z "$modes" ] || stty "$modes"
            exit $code
            """;
    private static final String PAYLOAD = "payload";

    private static final int HEARS_WITHIN_SECONDS = 1;

    private final Environment env;
    private final String variable;
    private final String command;
    private volatile Process editor;
    private volatile Signals.Signal asked;
    private volatile CountDownLatch heard;

    private EventEditor(Environment env, String variable, String command) {
        this.env = env;
        this.variable = variable;
        this.command = command;
    }

    /** The editor that {@code VISUAL} names, else {@code EDITOR}; empty where neither does. It is a command of the shell. */
    public static Optional<EventEditor> of(Environment env) {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            Optional<String> command = env.variable(variable).filter(words -> !words.isBlank());
            if (command.isPresent()) {
                return Optional.of(new EventEditor(env, variable, command.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Opens an event as JSON over several lines, its payload as an object.
     *
     * @param body a driver message
     * @return what the person made of it, a driver message; the same array where nothing was changed
     * @throws ConveyorException where the editor failed or the text is no driver message; says where the text is
     */
    public byte[] edit(byte[] body) throws IOException, InterruptedException {
        Map<String, Object> members = members(Json.parse(body, 0, body.length));
        boolean asText = members.get(PAYLOAD) instanceof String;
        members.computeIfPresent(PAYLOAD, (name, value) -> asText ? Json.parse((String) value) : value);
        String before = Json.pretty(members) + "\n";
        Path folder = Files.createTempDirectory(env.platform().scratch(), "conveyor-driver-edit");
        Path file = folder.resolve("event.json");
        boolean used = false;
        try {
            Files.writeString(file, before);
            int code = open(file);
            check(code, isChanged(file, before) ? "; your text is in " + file : "");
            byte[] edited = isChanged(file, before) ? message(file, asText) : body;
            used = true;
            return edited;
        } finally {
            if (used || !isChanged(file, before)) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        }
    }

    private void check(int code, String kept) throws SessionException {
        if (asked != null && (code != 0 || asked != Signals.Signal.INTERRUPT)) {
            throw new SessionException(
                    ErrorCode.of(asked.code()),
                    "stopped by SIG" + asked.word() + " in the editor; nothing was run" + kept);
        }
        if (code != 0) {
            throw new ConveyorException("the editor failed: " + called() + " ended with exit code " + code
                    + (code == NOT_FOUND ? ", as a command that is not there" : "") + "; nothing was run" + kept);
        }
    }

    private String called() {
        return command + " (" + variable + ")";
    }

    /**
     * With standard error as its screen: standard output may be on its way into a file. Ctrl-C is the editor's; what it leaves of the terminal's
     * modes is undone. An editor that Ctrl-C ends may be gone before this process has heard of it.
     */
    private int open(Path file) throws InterruptedException {
        asked = null;
        heard = new CountDownLatch(1);
        try (Signals.Handle ours = env.signals().listen(this::signalled)) {
            env.err().flush();
            ProcessBuilder builder = new ProcessBuilder(words(file))
                    .directory(env.folder().toFile())
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT);
            editor = builder.start();
            int code = editor.waitFor();
            if (code == Signals.Signal.INTERRUPT.code() && !heard.await(HEARS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                asked = Signals.Signal.INTERRUPT;
            }
            return code;
        } catch (IOException e) {
            throw new ConveyorException("cannot start the editor " + called() + ": " + e.getMessage(), e);
        }
    }

    private List<String> words(Path file) {
        return OperatingSystem.here().isWindows()
                ? UserLine.words(command + " " + WindowsQuotes.ofBatch(file.toString()) + " 1>&2")
                : List.of("/bin/sh", "-c", AROUND.formatted(command), command, file.toString());
    }

    private void signalled(Signals.Signal signal) {
        asked = asked == null || asked == Signals.Signal.INTERRUPT ? signal : asked;
        heard.countDown();
        Process running = editor;
        if (signal != Signals.Signal.INTERRUPT && running != null) {
            running.descendants().forEach(ProcessHandle::destroy);
        }
    }

    private static boolean isChanged(Path file, String before) throws IOException {
        return Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), before.getBytes(StandardCharsets.UTF_8));
    }

    /** The text as one line, as it will be kept. */
    private byte[] message(Path file, boolean asText) throws IOException {
        String kept = "; nothing was run, and your text is still there";
        try {
            Object value = Json.parse(text(file));
            if (!(value instanceof Map)) {
                throw new ConveyorException(
                        file + ": expected a driver message, an object with event, payload and run_id, and found "
                                + Json.kind(value) + kept);
            }
            Map<String, Object> members = members(value);
            if (asText && members.get(PAYLOAD) instanceof Map<?, ?> resource) {
                members.put(PAYLOAD, Json.write(resource));
            }
            byte[] body = Json.utf8(members);
            Messages.read(body);
            return body;
        } catch (SyntaxException e) {
            throw new ConveyorException(
                    file + ":" + e.line() + ":" + e.column() + ": invalid JSON: " + e.problem() + kept, e);
        } catch (MalformedMessageException e) {
            throw new ConveyorException(file + ": " + e.getMessage() + kept, e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConveyorException(file + " is not UTF-8 text; nothing was run, and your text is still there", e);
        }
    }

    private static Map<String, Object> members(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, member));
        return members;
    }
}
