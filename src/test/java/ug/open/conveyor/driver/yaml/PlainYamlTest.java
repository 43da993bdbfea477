package ug.open.conveyor.driver.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainYamlTest {
    private static final List<String> PIECES = List.of(
            "name",
            "a-b_c",
            ": ",
            ":",
            "demo",
            "./run.sh a",
            ".",
            "...",
            "---",
            "- ",
            "-",
            "10m",
            "010",
            "0x1F",
            "1e2",
            "1e999999999",
            "true",
            "null",
            "~",
            " ",
            "  ",
            "\n",
            "\n",
            "\n",
            "key: ",
            "\nkey: ",
            "\nother: ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            "'",
            "''",
            "'a b'",
            "\"*\"",
            "\"",
            "\"\\n\"",
            " # note",
            "#",
            "# all",
            "&x",
            "*x",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "\t",
            "\r",
            "\u00e4",
            "?",
            "[a, b]",
            "{times: 2, pause: 2s}",
            "{a: 1, a: 2}");

    @Test
    void whatItReadsIsReadLikeAnyText() {
        Random random = new Random(3);
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) > 0 ? "first: " : "");
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            YamlNode node = PlainYaml.read(text.toString());
            if (node != null) {
                plain++;
                Iterator<YamlNode> documents = Yaml.documents(new StringReader(text.toString()));
                assertThat(node).as("%s", text).isEqualTo(documents.next());
                assertThat(documents.hasNext()).as("%s", text).isFalse();
            }
        }
        assertThat(plain).isGreaterThan(2_000);
    }

    @Test
    void theFilesOfNewProjectsArePlain() throws IOException {
        Path templates = Path.of("src/main/resources/ug/open/conveyor/driver/scaffold");
        try (Stream<Path> files = Files.walk(templates)) {
            List<Path> projects =
                    files.filter(file -> file.endsWith("driver.yaml")).toList();
            assertThat(projects).hasSizeGreaterThan(4);
            for (Path project : projects) {
                String text = Files.readString(project).replaceAll("@[a-z-]+@", "demo");
                assertThat(PlainYaml.read(text)).as("%s", project).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "a: 1\na: 2",
                "a:",
                "a: |\n  b",
                "a:\n  b: c",
                "a: b\n c",
                "a: b # \u00e4",
                "a: &x b",
                "a: \"\\n\"",
                "a: 'it''s'",
                "a: [",
                "a: []",
                "[a]",
                "a: [b, [c]]",
                "a: {b: {c: d}}",
                "a: {b: [c]}\t",
                "- a",
                "--- a",
                "a: b\n---\nc: d",
                "a: b\r\n"
            })
    void ofOtherTextsItSaysNothing(String text) {
        assertThat(PlainYaml.read(text)).isNull();
    }
}
