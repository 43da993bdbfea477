package ug.open.conveyor.driver.session;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.LineKind;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** A recording that gets further executions behind those that it has. */
public final class AppendedRecording {
    private static final String RECORDING = "a recording, a file that runs export or record has written";

    private final ReplacedFile file;
    private final Path path;
    private final String name;

    /**
     * Looks at the recording; see {@link ReplacedFile#of}.
     *
     * @param name what messages call it
     * @throws InputFormatException where nothing can be added to it
     */
    public AppendedRecording(Path path, String name) throws IOException {
        this.path = path;
        this.name = name;
        file = ReplacedFile.of(path, name, path.toAbsolutePath().getParent());
    }

    /**
     * Adds all lines of another recording.
     *
     * @throws InputFormatException where this is no recording, ends within a line, or has one of the executions
     */
    public void add(Path more) throws IOException {
        Set<String> starts = new HashSet<>();
        try (Lines lines = new Lines(more)) {
            while (lines.next()) {
                lines.start().ifPresent(starts::add);
            }
        }
        file.replace((old, changed) -> {
            if (Files.size(path) > 0) {
                check(starts);
            }
            boolean ended = copy(old, changed);
            if (!ended) {
                changed.write('\n');
            }
            Files.copy(more, changed);
        });
    }

    private void check(Set<String> starts) throws IOException {
        try (Lines lines = new Lines(path)) {
            if (!lines.next() || !lines.isSession()) {
                throw refused(1, "is no recording: it does not begin with a session line", RECORDING);
            }
            while (lines.next()) {
                if (lines.start().filter(starts::contains).isPresent()) {
                    throw refused(
                            lines.number,
                            "has this execution of run " + Harmless.inQuotes(lines.runId()) + " already",
                            "executions that it does not have");
                }
            }
            if (lines.isTorn()) {
                throw refused(
                        lines.number,
                        "the last line has no end, as where its writer was killed",
                        "a whole line, or none");
            }
        }
    }

    private InputFormatException refused(long line, String problem, String expected) {
        return new InputFormatException(name, line, 0, problem, expected);
    }

    /** Whether the last line has its line feed. */
    private static boolean copy(InputStream old, OutputStream changed) throws IOException {
        byte[] block = new byte[1 << 16];
        int last = '\n';
        for (int n; (n = old.read(block)) > 0; last = block[n - 1]) {
            changed.write(block, 0, n);
        }
        return last == '\n';
    }

    /** The lines of a recording. */
    private static final class Lines implements AutoCloseable {
        private final InputStream in;
        private final RecordedLine members = new RecordedLine();
        private final Buffer line = new Buffer(1 << 12);
        private boolean whole;
        private long number;

        Lines(Path file) throws IOException {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        boolean next() throws IOException {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            line.clear();
            for (; b >= 0 && b != '\n'; b = in.read()) {
                line.add(b);
            }
            number++;
            whole = members.read(line.bytes(), 0, line.length());
            return true;
        }

        boolean isSession() {
            return whole && members.is(LineKind.SESSION);
        }

        /** Whether the last line of all is none. */
        boolean isTorn() {
            return !whole && line.length() > 0;
        }

        String runId() {
            return members.text(Member.RUNID);
        }

        /** A start line, by which an execution is known: no two have the same, since it has the time and the run. */
        Optional<String> start() {
            return whole && members.is(LineKind.START) ? Optional.of(digest()) : Optional.empty();
        }

        private String digest() {
            try {
                int length = line.length() > 0 && line.bytes()[line.length() - 1] == '\r'
                        ? line.length() - 1
                        : line.length();
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(line.bytes(), 0, length);
                return Base64.getEncoder().encodeToString(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // each JDK has it
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
