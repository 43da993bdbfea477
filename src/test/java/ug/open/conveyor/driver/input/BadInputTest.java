package ug.open.conveyor.driver.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ug.open.conveyor.driver.input.Texts.MESSAGE;
import static ug.open.conveyor.driver.input.Texts.gzip;
import static ug.open.conveyor.driver.input.Texts.input;
import static ug.open.conveyor.driver.input.Texts.options;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.wire.InputFormatException;

class BadInputTest {
    private static final String EXPECTED =
            "; expected driver messages, resources, lines of a recording, or captured lines with subject and body";
    private static final String A_MESSAGE = "; expected a driver message: an object with event, payload and run_id";
    private static final String A_RESOURCE = "; expected a Resource: an object with name, resource (its type) and spec";

    @TempDir
    private Path folder;

    static Stream<Arguments> inputs() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        return Stream.of(
                arguments("a.jsonl", "", "a.jsonl: is empty; expected at least one event"),
                arguments("a.jsonl", " \n\n", "a.jsonl: holds nothing but white space; expected at least one event"),
                arguments(
                        "a.jsonl",
                        "\0\1\2",
                        "a.jsonl: is binary data: byte 0x00 at offset 0; expected text, or text packed by gzip"),
                arguments("a.jsonl", MESSAGE + "\nhello\n", "a.jsonl:2:1: found 'hello'" + EXPECTED),
                arguments("a.jsonl", "hello\n" + MESSAGE, "a.jsonl:1:1: found 'hello'" + EXPECTED),
                arguments(
                        "a.jsonl",
                        "{\"event\":\"create\",\"payl\n" + MESSAGE,
                        "a.jsonl:1:19: invalid JSON: the string that begins here does not end"),
                arguments(
                        "a.jsonl",
                        MESSAGE + "\n" + MESSAGE.substring(0, 40),
                        "a.jsonl:2:29: invalid JSON: the string that begins here does not end"),
                arguments(
                        "a.jsonl",
                        MESSAGE + "\n  " + MESSAGE.replace("\"id\"", "id"),
                        "a.jsonl:2:113: invalid JSON: expected a name in double quotes, found 'i'"),
                arguments(
                        "a.jsonl",
                        MESSAGE.replace("\"r1\"", "null"),
                        "a.jsonl:1:1: run_id must be a string, found null" + A_MESSAGE),
                arguments(
                        "a.jsonl",
                        MESSAGE.replace("\"payload\"", "\"pay\""),
                        "a.jsonl:1:1: payload is missing" + A_MESSAGE),
                arguments(
                        "a.jsonl",
                        "{\"event\":\"create\",\"run_id\":\"r\",\"payload\":\"{broken\"}",
                        "a.jsonl:1:1: inside payload, line 1, column 2: expected a name in double quotes, found 'b'"
                                + A_RESOURCE),
                arguments(
                        "a.jsonl",
                        "{\"event\":\"create\",\"run_id\":\"r\",\"payload\":7}",
                        "a.jsonl:1:1: payload must be a Resource, or a string that holds one, found a number"
                                + A_MESSAGE),
                arguments(
                        "a.jsonl",
                        MESSAGE.replace("\"id\"", "\"event\""),
                        "a.jsonl:1:111: invalid JSON: the name \"event\" occurs twice in one object"),
                arguments(
                        "a.jsonl",
                        "{\"event\":\"create\",\"run_id\":\"r\",\"payload\":" + deep + "}",
                        "a.jsonl:1:1041: invalid JSON: nested deeper than 1000 levels"),
                arguments("a.jsonl", "{\"name\":\"app\",\"spec\":{}}", "a.jsonl:1:1: resource is missing" + A_RESOURCE),
                arguments(
                        "a.jsonl",
                        "{\"resource\":\"workflow\",\"spec\":{}}",
                        "a.jsonl:1:1: name is missing" + A_RESOURCE),
                arguments(
                        "a.jsonl",
                        "{\"a\":1,\"b\":2}",
                        "a.jsonl:1:1: found an object with the fields 'a', 'b'" + EXPECTED),
                arguments("a.jsonl", "{}", "a.jsonl:1:1: found an empty object" + EXPECTED),
                arguments(
                        "a.jsonl",
                        "{\"subject\":\"resources.w\"}",
                        "a.jsonl:1:1: the field 'body' is missing; expected a captured line with subject and body"),
                arguments(
                        "a.jsonl",
                        "{\"subject\":\"resources.w\",\"body\":\"{]\"}",
                        "a.jsonl:1:34: invalid JSON in this string: line 1, column 2: expected a name in double quotes, found ']'"),
                arguments(
                        "a.jsonl",
                        "{\"subject\":\"resources.w\",\"time\":\"noon\",\"body\":\"{}\"}",
                        "a.jsonl:1:34: the field 'time' is 'noon'; expected a time as in RFC 3339"),
                arguments(
                        "a.jsonl",
                        "{\"kind\":\"event\",\"e\":1}",
                        "a.jsonl:1:1: the field 'message' is missing; expected an event with the field 'message' or 'bytes'"),
                arguments(
                        "a.jsonl",
                        "{\"kind\":\"event\",\"message\":{\"event\":\"create\",]}}",
                        "a.jsonl:1:45: invalid JSON: expected a name in double quotes, found ']'"),
                arguments(
                        "a.jsonl",
                        "{\"kind\":\"event\",\"message\":" + MESSAGE + ",\"e\":\"one\"}",
                        "a.jsonl:1:166: the field 'e' is 'one'; expected a whole number"),
                arguments(
                        "a.jsonl",
                        "{\"kind\":\"event\",\"bytes\":\"***\"}",
                        "a.jsonl:1:26: the field 'bytes' is not base64; expected the bytes of a driver message in base64"),
                arguments(
                        "a.jsonl",
                        "{\"kind\":\"session\",\"format\":2}\n" + MESSAGE,
                        "a.jsonl:1:28: the recording has format 2, and this conveyor-driver reads up to 1: read it with a newer one"),
                arguments(
                        "a.jsonl",
                        "{\"kind\":\"session\"}\n{\"kind\":\"log\"}\n{\"kind\":\"log\"}\n",
                        "a.jsonl: there is no event in it, only 1 record of kind 'session', 2 of kind 'log'"
                                + EXPECTED),
                arguments(
                        "a.jsonl",
                        "{\"subject\":\"logs.r1\",\"body\":\"\"}\n{\"subject\":\"a.b\"}\n",
                        "a.jsonl: there is no event in it, only 1 record on subject 'logs.>', 1 on subject 'a.b'"
                                + EXPECTED),
                arguments(
                        "a.json",
                        "[" + MESSAGE + "\n " + MESSAGE + "]",
                        "a.json:2:2: found '{\"event\":\"create\",\"paylo…'; expected a comma, or ] at the end of the array"),
                arguments("a.json", "[" + MESSAGE + ",]", "a.json:1:136: found ']'; expected an element of the array"),
                arguments(
                        "a.json",
                        "[" + MESSAGE + "] more",
                        "a.json:1:137: found 'more'; expected nothing behind the end of the array"),
                arguments(
                        "a.json",
                        "[" + MESSAGE,
                        "a.json:1:135: the input ends here; expected a comma, or ] at the end of the array"),
                arguments(
                        "a.json",
                        "[" + MESSAGE + ",\n  {\"event\":\n  crate}]",
                        "a.json:3:3: invalid JSON: expected a value, found 'c'"),
                arguments("a.json", "[]", "a.json: there is no event in it" + EXPECTED),
                arguments(
                        "a.json",
                        "{\n\"event\":\"create\"\n",
                        "a.json:1:1: the input ends within the value that begins here; expected its end"),
                arguments("a.yaml", "event: create\nrun_id: r\n", "a.yaml:1: payload is missing" + A_MESSAGE),
                arguments(
                        "a.yaml",
                        "name: app\nresource: w\n---\nevent: [\n",
                        "a.yaml:5:1: invalid YAML: expected the node content, but found 'stream end'"),
                arguments("a.yaml", "---\n# nothing\n", "a.yaml: there is no event in it" + EXPECTED),
                arguments("a.txt", "hello, world\n", "a.txt:1: found '\"hello, world\"'" + EXPECTED));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isToldInOneSentence(String name, String text, String sentence) {
        assertThat(problem(input(name, text))).isEqualTo(sentence);
    }

    @Test
    void aFileThatIsNotThere() {
        Path file = folder.resolve("events.jsonl");
        assertThat(problem(Input.file(file)))
                .isEqualTo(file + ": there is no such file; expected a file of events, or - for standard input");
    }

    @Test
    void aFolder() {
        assertThat(problem(Input.file(folder))).isEqualTo(folder + ": is a folder; expected a file of events");
    }

    @Test
    void packedDataThatIsCutShort() {
        byte[] packed = gzip((MESSAGE + "\n").repeat(5000));
        Input input = input("a.jsonl.gz", Arrays.copyOf(packed, packed.length - 20));
        assertThat(problem(input))
                .matches(
                        "a\\.jsonl\\.gz:\\d+: the gzip data is cut short: it ends in or behind this line; expected a whole file");
        assertThat(problem(input("a.gz", Arrays.copyOf(packed, 5))))
                .isEqualTo("a.gz: the gzip data is cut short at its head; expected a whole file");
    }

    @Test
    void packedDataThatIsDamaged() {
        byte[] packed = gzip((MESSAGE + "\n").repeat(5000));
        packed[packed.length - 6] ^= 1;
        assertThat(problem(input("a", packed)))
                .isEqualTo("a:5001: the gzip data is damaged in or behind this line; expected a whole file");
    }

    @Test
    void packedDataThatIsCutShortIsNotPassedOver() {
        byte[] packed = gzip((MESSAGE + "\n").repeat(5000));
        List<String> skipped = new ArrayList<>();
        Input input = input("a", Arrays.copyOf(packed, packed.length - 20));
        assertThat(catchThrowable(() ->
                        Texts.events(input, options().skippingInvalid(problem -> skipped.add(problem.getMessage())))))
                .isInstanceOf(InputFormatException.class);
        assertThat(skipped).isEmpty();
    }

    @Test
    void yamlThatIsNotUtf8() {
        assertThat(problem(input("a.yaml", "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("a.yaml: is not UTF-8; expected text in UTF-8");
    }

    @Test
    void aYamlDocumentThatCannotBeReadCanBePassedOver() throws Exception {
        String yaml = "name: a\nresource: w\n---\nevent: [\n---\nname: b\nresource: w\n";
        List<String> skipped = new ArrayList<>();
        assertThat(Texts.events(
                        input("a.yaml", yaml), options().skippingInvalid(problem -> skipped.add(problem.getMessage()))))
                .hasSize(2);
        assertThat(skipped).hasSize(1);
    }

    @Test
    void utf16() {
        assertThat(problem(input("a", MESSAGE.getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("a: is UTF-16 text; expected UTF-8");
    }

    @Test
    void aLineOverTheLimitIsSaidAndCanBePassedOver() throws Exception {
        byte[] line = new byte[Cutter.LONGEST + 100];
        Arrays.fill(line, (byte) '7');
        byte[] first = (MESSAGE + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] last = ("\n" + MESSAGE).getBytes(StandardCharsets.UTF_8);
        InputStream bytes = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(line)),
                new ByteArrayInputStream(last));
        List<String> skipped = new ArrayList<>();
        assertThat(Texts.events(
                        Input.stream("a.jsonl", bytes),
                        options().skippingInvalid(problem -> skipped.add(problem.getMessage()))))
                .hasSize(2);
        assertThat(skipped).containsExactly("a.jsonl:2: the line is longer than 64 MiB; expected a shorter one");
    }

    @Test
    void whereNothingCouldBeReadTheNumberOfSkippedRecordsIsSaid() {
        assertThat(catchThrowable(() -> Texts.events(
                        input("a.jsonl", "{}\n{\"kind\":\"log\"}\n7\n"),
                        options().skippingInvalid(problem -> {}))))
                .hasMessageContaining("only 1 record of kind 'log' and 2 that cannot be read;");
    }

    @Test
    void controlCharactersOfTheInputNeverReachTheSentence() {
        assertThat(problem(input("a.jsonl", "\u001b[31mred\u202e\u0007\n")))
                .doesNotContain("\u001b", "\u202e", "\u0007");
    }

    private static String problem(Input input) {
        Throwable problem = catchThrowable(() -> Texts.events(input, options()));
        return problem instanceof InputFormatException ? problem.getMessage() : String.valueOf(problem);
    }
}
