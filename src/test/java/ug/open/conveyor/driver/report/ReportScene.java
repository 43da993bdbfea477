package ug.open.conveyor.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Reports of recordings. */
public final class ReportScene {
    public static final Path FOLDER = Path.of("src/test/resources/reports");

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference("$.data.commit", Difference.Kind.CHANGED, "b1", "b2"),
            new Difference("$.data.files", Difference.Kind.ADDED, null, 3));

    private ReportScene() {}

    /** The report of a recording; in {@code failures}, its first result differs from the recorded one. */
    public static Report of(String name) {
        Map<Long, ReportedCase> cases = name.equals("failures")
                ? Map.of(
                        1L, new ReportedCase("cases.jsonl:2", ReportedVerdict.DIFFERENT, DIFFERENCES, true),
                        3L, new ReportedCase("cases.jsonl:9", ReportedVerdict.UNRECORDED, List.of(), true))
                : Map.of();
        return of(lines(FOLDER.resolve(name + ".jsonl")), cases);
    }

    static Report of(Report.Lines lines, Map<Long, ReportedCase> cases) {
        return new Report(
                lines,
                (session, event, driver, runId) -> Optional.ofNullable(cases.get(event)),
                List.of(ReportFormat.values()));
    }

    private static Report.Lines lines(Path recording) {
        return reader -> {
            int sessions = 0;
            for (String line : Files.readAllLines(recording)) {
                if (line.startsWith("{\"kind\":\"session\"")) {
                    reader.session("k3f9a" + ++sessions + "0000");
                }
                line(reader, line.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Gives a line of a recording to a reader. */
    static void line(ReportReader reader, byte[] bytes) throws IOException {
        RecordedLine line = new RecordedLine();
        assertThat(line.read(bytes, 0, bytes.length)).isTrue();
        reader.line(line);
    }

    /** Attempts of many executions, one in ten with a retry, each with ten lines; one in a hundred fails. */
    public static Report many(int executions) {
        return of(new ManyLines(executions), Map.of());
    }

    /** Compares a text with what is kept of it; with {@code -Dgenerated.write=true} it is kept anew. */
    public static void isKept(String file, String text) throws IOException {
        Path kept = FOLDER.resolve(file);
        if (Boolean.getBoolean("generated.write")) {
            Files.writeString(kept, text);
        }
        assertThat(text).as(file).isEqualTo(Files.readString(kept));
    }

    /** What is kept of a text that is too long to keep: its digest and its size. */
    public static String digest(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return "sha256 " + sha256 + ", " + bytes.length + " bytes\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String text(Report report, ReportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.write(format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Writes the page of a report. */
    public static Path page(Report report, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            report.write(ReportFormat.HTML, out);
        }
        return file;
    }
}
