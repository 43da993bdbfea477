package ug.open.conveyor.driver.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.SyntaxException;

class YamlTest {
    @Test
    void everyKeyAndValueHasItsPlace() {
        YamlNode.Mapping top = (YamlNode.Mapping) Yaml.parse("""
                # a driver
                name: git-cloner
                env:
                  ü😀: [x, "y"]
                """);
        YamlNode.Entry env = top.entries().get("env");
        assertThat(List.of(
                        env.line(),
                        env.column(),
                        env.value().line(),
                        env.value().column()))
                .containsExactly(3, 1, 4, 3);
        YamlNode.Entry key = ((YamlNode.Mapping) env.value()).entries().get("ü😀");
        YamlNode.Items items = (YamlNode.Items) key.value();
        assertThat(items.items().get(1)).isEqualTo(new YamlNode.Scalar("y", "y", 4, 11));
        assertThat(top.value().toString()).isEqualTo("{name=git-cloner, env={ü😀=[x, y]}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1,1",
                "-1,-1",
                "+1,1",
                "010,10",
                "0o17,15",
                "0x1F,31",
                "1.10,1.10",
                ".5,0.5",
                "1.,1",
                "1e2,1E+2",
                "1.5E-3,0.0015",
                "12345678901234567890,12345678901234567890"
            })
    void numbersOfTheCoreSchemaAreNumbers(String yaml, BigDecimal number) {
        assertThat(Yaml.parse("a: " + yaml).value()).isEqualTo(Map.of("a", number));
        assertThat(Yaml.parse("a: &x " + yaml).value()).isEqualTo(Map.of("a", number));
        assertThat(Yaml.parse("a: '" + yaml + "'").value()).isEqualTo(Map.of("a", yaml));
        assertThat(Yaml.parse("a: \"" + yaml + "\"").value()).isEqualTo(Map.of("a", yaml));
        assertThat(Yaml.parse("a: !!str " + yaml).value()).isEqualTo(Map.of("a", yaml));
        assertThat(Yaml.parse("a: |-\n  " + yaml).value()).isEqualTo(Map.of("a", yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "Yes",
                "y",
                "1_000",
                "0b11",
                "017o",
                "1:30",
                "2026-11-24",
                "1.2.3",
                "v1",
                ".inf",
                "-.inf",
                ".nan",
                "tRue",
                "nil",
                "=",
                "<<",
                "-",
                "+",
                ".",
                "1e",
                "0x",
                "e5",
                "git clone --depth 1",
                "http://example.org"
            })
    void whatIsNotInTheCoreSchemaIsText(String yaml) {
        assertThat(Yaml.parse("[" + yaml + "]").value()).isEqualTo(List.of(yaml));
    }

    @Test
    void truthAndNothing() {
        assertThat(Yaml.parse("[true, True, FALSE, null, ~, Null, '', 'null', 'true']")
                        .value()
                        .toString())
                .isEqualTo("[true, true, false, null, null, null, , null, true]");
        assertThat(((YamlNode.Mapping) Yaml.parse("a:\nb: ''\nc: &x\n")).value().toString())
                .isEqualTo("{a=null, b=, c=null}");
        assertThat(Yaml.parse("# nothing\n").value()).isNull();
        assertThat(Yaml.parse("").value()).isNull();
    }

    @Test
    void keysAreTexts() {
        assertThat(Yaml.parse("{1: a, true: b, null: c, 'd': e}").value().toString())
                .isEqualTo("{1=a, true=b, null=c, d=e}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1~b: 2~a: 3|3|1|the key \"a\" occurs twice, first in line 1",
                "a:~\tb: 1|2|1|a tab cannot indent a line: use spaces",
                "a: b~ c: d|2|3|a ':' that belongs to no key: check the indentation, or put a text with ': ' in it in quotes",
                "run: echo a: b|1|12|a ':' that belongs to no key: check the indentation, or put a text with ': ' in it in quotes",
                "a:~  - b~ c: d|3|2|this does not belong to what began in line 1: check the indentation",
                "- a~b: c|2|1|this does not belong to what began in line 1: check the indentation",
                "a: [1, 2~b: 3|2|2|expected ',' or ']': the bracket of line 1 has no end",
                "{a: 1|1|6|expected ',' or '}': the bracket of line 1 has no end",
                "a: 'x|1|4|the quoted text that begins here does not end",
                "a: \"x|1|4|the quoted text that begins here does not end",
                "a: @x|1|4|a text cannot begin with @: put it in quotes",
                "a: `x`|1|4|a text cannot begin with `: put it in quotes",
                "a: \"\\q\"|1|6|\\q means nothing in double quotes: use single quotes, or \\\\ for a backslash",
                "? [a]~: b|1|3|a key must be one text, not a list or mapping",
                "a: &x 1~b: *x|2|4|an alias (*x) is not read here: write the value out",
                "a: &x 1~*x : 2|2|1|an alias is not read here: write the key out",
                "a: !foo 1|1|4|a tag (!foo) is not read here: leave it out",
                "a: !!binary x|1|4|a tag (!!binary) is not read here: leave it out",
                "a: 1e999999999|1|4|a number too large to be read; put it in quotes if it is a text",
                "a: 1~---~b: 2|3|1|a second document begins here; expected one",
                "a: 1~b: x\u0007y|2|5|the character U+0007 is not allowed; in double quotes it can be written as \\u0007",
            })
    void whatIsNoYamlIsToldWithItsPlace(String yaml, int line, int column, String problem) {
        SyntaxException e = catchThrowableOfType(SyntaxException.class, () -> Yaml.parse(yaml.replace('~', '\n')));
        assertThat(e.problem()).isEqualTo(problem);
        assertThat(List.of(e.line(), e.column())).containsExactly(line, column);
    }

    @Test
    void aTextThatGrowsIsRefused() {
        assertThatThrownBy(() -> Yaml.parse("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"))
                .hasMessageContaining("line 2, column 8: an alias");
        assertThatThrownBy(() -> Yaml.parse("[".repeat(100_000)))
                .hasMessageContaining("nested deeper than 1000 levels");
        assertThatThrownBy(() -> Yaml.parse("1".repeat(1001))).hasMessageContaining("a number too large");
        assertThatThrownBy(() -> Yaml.parse("x".repeat(3_145_729)))
                .hasMessageContaining("more than 3145728 characters");
    }

    private static List<YamlNode> documents(String text) {
        List<YamlNode> nodes = new ArrayList<>();
        Yaml.documents(new StringReader(text)).forEachRemaining(nodes::add);
        return nodes;
    }

    @Test
    void documentsAreReadOneByOneWithTheirLines() {
        List<YamlNode> nodes =
                documents("# head\n%YAML 1.2\n---\na: 1\n---\n- b\n...\n# between\nc: |\n  --- x\n---\n--- d\n");
        assertThat(nodes.stream().map(YamlNode::value).toList().toString()).isEqualTo("[{a=1}, [b], {c=--- x\n}, d]");
        assertThat(nodes.stream().map(YamlNode::line)).containsExactly(4, 6, 9, 12);
    }

    @Test
    void documentsMayBeNone() {
        assertThat(documents("")).isEmpty();
        assertThat(documents("# only this\n\n---\n...\n---\n")).isEmpty();
        assertThat(documents("\uFEFFa: 1\r\n---\r\nb: 2")).hasSize(2);
    }

    @Test
    void aBadDocumentIsToldWithTheLineOfTheFile() {
        Iterator<YamlNode> nodes = Yaml.documents(new StringReader("a: 1\n---\nb: 2\nb: 3\n"));
        assertThat(nodes.next().value()).isEqualTo(Map.of("a", BigDecimal.ONE));
        assertThatThrownBy(nodes::hasNext).hasMessage("line 4, column 1: the key \"b\" occurs twice, first in line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [\n",
                "a: [",
                "b: x\u0007y\n",
                "b: 1\nb: 2\nc: 3\n",
                "--- @x\n",
                "%YAML 9.9\n",
                "*x : 1\n...\n# between\n",
                "\u0007"
            })
    void theDocumentsBehindABadOneAreRead(String bad) {
        String text = "a: 1\n---\n" + bad + (bad.endsWith("\n") ? "" : "\n") + "--- {b: 2}\n---\nc: 3\n";
        Iterator<YamlNode> nodes = Yaml.documents(new StringReader(text));
        assertThat(nodes.next().value()).isEqualTo(Map.of("a", BigDecimal.ONE));
        assertThatThrownBy(nodes::hasNext).isInstanceOf(SyntaxException.class);
        YamlNode next = nodes.next();
        assertThat(next.value()).isEqualTo(Map.of("b", BigDecimal.valueOf(2)));
        assertThat(List.of(next.line(), next.column()))
                .containsExactly((int) text.lines().count() - 2, 5);
        assertThat(nodes.next().value()).isEqualTo(Map.of("c", BigDecimal.valueOf(3)));
        assertThat(nodes.hasNext()).isFalse();
    }

    @Test
    void aDocumentThatTheTextGoesOnBehindIsNotGiven() {
        Iterator<YamlNode> nodes = Yaml.documents(new StringReader(" name: a\nresource: w\n---\nb: 2\n"));
        assertThatThrownBy(nodes::hasNext).hasMessageStartingWith("line 2, column 1: ");
        assertThat(nodes.next().value()).isEqualTo(Map.of("b", BigDecimal.valueOf(2)));
    }

    @Test
    void aDocumentIsReadWhenTheNextBegins() {
        StringReader text = new StringReader("a: 1\n---\nb: 2\n---\nc: 3\n");
        StringBuilder read = new StringBuilder();
        Reader byLine = new Reader() {
            @Override
            public int read(char[] buffer, int from, int length) throws IOException {
                int c = text.read();
                if (c >= 0) {
                    buffer[from] = (char) c;
                    read.append((char) c);
                }
                return c < 0 ? -1 : 1;
            }

            @Override
            public void close() {}
        };
        Iterator<YamlNode> nodes = Yaml.documents(byLine);
        assertThat(nodes.next().value()).isEqualTo(Map.of("a", BigDecimal.ONE));
        assertThat(read.toString()).isEqualTo("a: 1\n---\n");
        assertThat(nodes.next().value()).isEqualTo(Map.of("b", BigDecimal.valueOf(2)));
        assertThat(read.toString()).endsWith("b: 2\n---\n");
    }

    @Test
    void anEndlessDocumentIsRefused() {
        Reader endless = new Reader() {
            @Override
            public int read(char[] buffer, int from, int length) {
                java.util.Arrays.fill(buffer, from, from + length, 'x');
                return length;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> Yaml.documents(endless).hasNext())
                .hasMessageContaining("a document of more than 3145728 characters");
    }
}
