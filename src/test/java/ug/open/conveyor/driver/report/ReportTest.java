package ug.open.conveyor.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ug.open.conveyor.driver.report.ReportScene.isKept;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Three recordings in each format, compared with what is kept. With {@code -Dgenerated.write=true} it is kept anew. */
final class ReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" [^>]*>.*?</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"green", "failures", "pipeline"})
    void aRecordingIsTheSameInEachFormat(String name) throws Exception {
        String junit = ReportScene.text(ReportScene.of(name), ReportFormat.JUNIT);
        isKept(name + ".xml", junit);
        validate(junit);
        isKept(name + ".md", ReportScene.text(ReportScene.of(name), ReportFormat.MARKDOWN));
        isKept(name + ".github.txt", github(ReportScene.of(name)));
        isKept(name + ".data.html", data(ReportScene.text(ReportScene.of(name), ReportFormat.HTML)));
    }

    /** What is of a recording in a page, a piece a line. */
    private static String data(String page) {
        return DATA.matcher(page).results().map(each -> each.group() + "\n").collect(Collectors.joining());
    }

    static void validate(String junit) throws SAXException, IOException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportScene.FOLDER.resolve("junit.xsd").toFile());
        schema.newValidator().validate(new StreamSource(new StringReader(junit)));
    }

    @Test
    void aFormatKnowsItsOwnBeginningsAlone() throws Exception {
        Report ended = new Report(
                reader -> {}, (session, event, driver, runId) -> Optional.empty(), List.of(ReportFormat.values()));
        ended.endedBy("no");
        for (ReportFormat format : ReportFormat.values()) {
            if (format.hasFile()) {
                for (Report report : new Report[] {ReportScene.of("green"), ReportScene.of("failures"), ended}) {
                    String text = ReportScene.text(report, format);
                    String head = text.substring(0, Math.min(text.length(), ReportFormat.HEAD));
                    assertThat(Stream.of(ReportFormat.values()).filter(each -> each.begins(head)))
                            .containsExactly(format);
                }
            }
        }
        for (String other : new String[] {
            "## ✅ Done\n",
            "<!doctype html>\n<html><head><title>conveyor-driver</title>",
            "<?xml version=\"1.0\"?>\n<testsuites name=\"mine\">",
            "{\"type\":\"event\"}",
            "name: demo\n"
        }) {
            assertThat(Stream.of(ReportFormat.values()).filter(each -> each.begins(other)))
                    .isEmpty();
        }
    }

    /** Commands, summary and outputs of a step in a checkout with the driver's sources. */
    private String github(Report report) throws IOException {
        for (String file : new String[] {"driver/src/main/java/com/example/GitCloner.java", "src/build.py"}) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        Path summary = folder.resolve("summary");
        Path output = folder.resolve("output");
        Files.writeString(summary, "before\n");
        ByteArrayOutputStream commands = new ByteArrayOutputStream();
        report.write(new GithubStep(
                new PrintStream(commands, true, StandardCharsets.UTF_8),
                Optional.of(summary),
                Optional.of(output),
                folder,
                folder));
        return commands.toString(StandardCharsets.UTF_8) + "---- summary\n" + Files.readString(summary)
                + "---- output\n" + Files.readString(output);
    }

    @Test
    void whatEndedTheCommandIsInEachFormat() throws Exception {
        Report report = new Report(
                reader -> {}, (session, event, driver, runId) -> Optional.empty(), List.of(ReportFormat.values()));
        report.endedBy("the driver did not build: <x>");
        String junit = ReportScene.text(report, ReportFormat.JUNIT);
        validate(junit);
        assertThat(junit).contains("errors=\"1\"", "<error message=\"the driver did not build: &lt;x&gt;\"");
        assertThat(ReportScene.text(report, ReportFormat.MARKDOWN))
                .startsWith("## ❌ 0 runs")
                .contains("did not build: &lt;x&gt;");
        assertThat(github(report))
                .startsWith("::error title=conveyor-driver::the driver did not build: <x>\n")
                .contains("verdict=failed\n");
        assertThat(ReportScene.text(report, ReportFormat.HTML)).contains("did not build: \\u003cx>");
    }

    @Test
    void tenThousandAttemptsHaveTheirCountsAndAFormThatReadersTake() throws Exception {
        Report many = ReportScene.many(10_000);
        String junit = ReportScene.text(many, ReportFormat.JUNIT);
        validate(junit);
        assertThat(junit)
                .contains("<testsuites name=\"conveyor-driver\" tests=\"10000\" failures=\"100\" errors=\"0\" time=\"");
        assertThat(count(junit, "<failure ")).isEqualTo(100);
        assertThat(count(junit, "<testsuite name=\"build / step-")).isEqualTo(2);
        assertThat(junit.length()).isLessThan(30_000_000); // GitLab reads no larger one

        String markdown = ReportScene.text(many, ReportFormat.MARKDOWN);
        assertThat(markdown)
                .startsWith("## ❌ 10000 runs: 9900 ok, 100 failed\n")
                .contains("and 50 further runs of 100 to look at");
        assertThat(markdown.length()).isLessThan(1_000_000); // GitHub's for a step

        String github = github(many);
        assertThat(count(github, "::error ")).isEqualTo(10);
        assertThat(github)
                .contains(
                        "::notice title=conveyor-driver::90 further runs to look at", "runs=10000\n", "retries=1000\n");
        String page = ReportScene.text(many, ReportFormat.HTML);
        isKept(
                "many.digests.txt",
                "junit: " + ReportScene.digest(junit) + "markdown: " + ReportScene.digest(markdown) + "github: "
                        + ReportScene.digest(github) + "html: " + ReportScene.digest(data(page)));
    }

    private static long count(String text, String word) {
        Matcher matcher = Pattern.compile(Pattern.quote(word)).matcher(text);
        return matcher.results().count();
    }

    @Test
    void aLogBeyondTheRoomKeepsItsLastEntries() throws IOException {
        Report report = ReportScene.of(
                reader -> {
                    reader.session("k3f9ab0001");
                    line(reader, "{\"kind\":\"event\",\"e\":1,\"time\":\"2026-11-29T13:00:00Z\",\"message\":{}}");
                    line(
                            reader,
                            "{\"kind\":\"start\",\"a\":1,\"e\":1,\"resource\":\"w/a\",\"event\":\"create\",\"time\":\"2026-11-29T13:00:00Z\"}");
                    String text = "x".repeat(1 << 16);
                    for (int i = 0; i < 500; i++) {
                        line(
                                reader,
                                "{\"kind\":\"log\",\"a\":1,\"timestamp\":\"2026-11-29T13:00:00Z\",\"level\":\"info\",\"message\":\""
                                        + i + " " + text + "\"}");
                    }
                    line(
                            reader,
                            "{\"kind\":\"finish\",\"a\":1,\"success\":true,\"message\":\"\",\"data\":null,\"ending\":\"returned\",\"ms\":1}");
                },
                Map.of());
        String page = ReportScene.text(report, ReportFormat.HTML);
        assertThat(page)
                .contains("\"499 xxx")
                .doesNotContain("\"244 xxx")
                .contains("\"245 xxx")
                .contains("\"left\":245")
                .contains("500 log lines");
        assertThat((long) page.length()).isLessThan(ReportReader.ROOM + (1 << 17));
    }

    private static void line(ReportReader reader, String line) throws IOException {
        ReportScene.line(reader, line.getBytes(StandardCharsets.UTF_8));
    }
}
