package ug.open.conveyor.driver.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ConveyorException;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1.10",
                "12345678901234567890",
                "1E+2",
                "\"\"",
                "\"ü – ✓ 😀\"",
                "[]",
                "{}",
                "[1,[2,{\"a\":null}],\"b\"]",
                "{\"b\":1,\"a\":{\"\":[]}}",
                "\"\\u0000\\b\\f\\n\\r\\t\\\"\\\\\"",
                "\"\\ud800\""
            })
    void whatIsReadIsWrittenTheSame(String json) {
        String expected = json.equals("-0") ? "0" : json;
        assertThat(Json.write(Json.parse(json))).isEqualTo(expected);
        byte[] utf8 = json.getBytes(UTF_8);
        assertThat(Json.write(Json.parse(utf8, 0, utf8.length))).isEqualTo(expected);
    }

    @Test
    void numbersLoseNothing() {
        assertThat(Json.parse("12345678901234567890.0123456789012345678900"))
                .isEqualTo(new BigDecimal("12345678901234567890.0123456789012345678900"));
    }

    @Test
    void membersKeepTheirOrderAndValuesCannotBeChanged() {
        Map<?, ?> value = (Map<?, ?>) Json.parse("{\"z\":[1],\"a\":2}");
        assertThat(value.toString()).isEqualTo("{z=[1], a=2}");
        assertThatThrownBy(value::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) value.get("z"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|1|1|the text ends where a value is expected",
                "{\"a\" 1}|1|6|expected ':' after a name, found '1'",
                "{\"a\":1 \"b\":2}|1|8|expected ',' or '}', found '\"'",
                "{\"a\":1,}|1|8|expected a name in double quotes, found '}'",
                "[1,]|1|4|expected a value, found ']'",
                "[1 2]|1|4|expected ',' or ']', found '2'",
                "{a:1}|1|2|expected a name in double quotes, found 'a'",
                "{'a':1}|1|2|expected a name in double quotes, found a single quote",
                "nul|1|1|expected a value, found 'n'",
                "nulls|1|1|expected a value, found 'n'",
                "NaN|1|1|expected a value, found 'N'",
                "01|1|1|a number does not begin with 0",
                "1.|1|3|expected a digit after '.', found the end of the text",
                "1e|1|3|expected a digit in the exponent, found the end of the text",
                "-x|1|2|expected a digit after '-', found 'x'",
                "10e99999999|1|1|a number with too large an exponent",
                "0.1e-99999999|1|1|a number with too large an exponent",
                "1e123456789|1|1|a number with an exponent of 9 digits; up to 8 are read",
                "\"abc|1|1|the string that begins here does not end",
                "\"a\\|1|1|the string that begins here does not end",
                "\"\\x\"|1|2|a backslash must be followed by one of \"\\/bfnrtu, found 'x'",
                "\"\\u12g4\"|1|2|expected four hexadecimal digits after \\u",
                "{} {}|1|4|expected nothing after the value, found '{'",
                "[\"ü✓😀\",]|1|8|expected a value, found ']'",
                "{\"a\":1,\"a\":2}|1|8|the name \"a\" occurs twice in one object",
            })
    void whatIsNoJsonIsToldWithItsPlace(String json, int line, int column, String problem) {
        for (SyntaxException e : List.of(
                catchThrowableOfType(SyntaxException.class, () -> Json.parse(json)),
                catchThrowableOfType(
                        SyntaxException.class,
                        () -> Json.parse(json.getBytes(UTF_8), 0, json.getBytes(UTF_8).length)))) {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(List.of(e.line(), e.column())).containsExactly(line, column);
        }
    }

    @Test
    void everyNumberThatIsReadCanBeReadAgainOnceItIsWritten() {
        for (String digits : List.of("1", "10", "0.1", "1.5", "9".repeat(980), "9".repeat(990) + ".5")) {
            for (String exponent : List.of("e5", "E-7", "e99999999", "e-99999999", "e99999000", "e-99998999")) {
                try {
                    Object read = Json.parse(digits + exponent);
                    assertThat(Json.parse(Json.write(read))).isEqualTo(read);
                } catch (SyntaxException e) {
                    assertThat(digits + exponent).hasSizeGreaterThan(10); // only at the limits
                }
            }
        }
        assertThatThrownBy(() -> Json.parse("9".repeat(997) + "e5"))
                .hasMessageEndingWith("a number of more than 1000 characters, as it would be written");
    }

    @Test
    void aNameWithHalfASurrogatePairIsNone() {
        assertThatThrownBy(() -> Json.parse("{\"\\ud800\":1}".getBytes(UTF_8), 0, 12))
                .hasMessageEndingWith("a name with half a surrogate pair");
    }

    @Test
    void theLineIsCounted() {
        assertThatThrownBy(() -> Json.parse("{\n \"a\": 1,\n  b}"))
                .hasMessage("line 3, column 3: expected a name in double quotes, found 'b'");
        assertThatThrownBy(() -> Json.parse("{\n \"a\": 1,\n  \"a\": 2}"))
                .hasMessageStartingWith("line 3, column 3: the name \"a\"");
    }

    @Test
    void onlyTheGivenBytesAreRead() {
        byte[] bytes = "xx{\"a\":1}yy".getBytes(UTF_8);
        assertThat(Json.parse(bytes, 2, 9)).isEqualTo(Map.of("a", BigDecimal.ONE));
        assertThatThrownBy(() -> Json.parse(bytes, 2, 10))
                .hasMessageContaining("column 8: expected nothing after the value");
        assertThatThrownBy(() -> Json.parse(bytes, 2, 8))
                .hasMessageContaining("column 7: the text ends where ',' or '}'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRefused(String open) {
        String deep = open.repeat(100_000);
        assertThatThrownBy(() -> Json.parse(deep)).hasMessageContaining("nested deeper than 1000 levels");
        byte[] bytes = deep.getBytes(UTF_8);
        assertThatThrownBy(() -> Json.check(bytes, 0, bytes.length))
                .hasMessageContaining("nested deeper than 1000 levels");
        String allowed = "[".repeat(1000) + "]".repeat(1000);
        assertThat(Json.write(Json.parse(allowed))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 C0 80 22",
                "22 ED A0 80 22",
                "22 F5 80 80 80 22",
                "22 E2 82 22",
                "22 FF 22",
                "22 80 22",
                "22 F0 9F 98"
            })
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] bytes = new byte[hex.split(" ").length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.split(" ")[i], 16);
        }
        assertThatThrownBy(() -> Json.parse(bytes, 0, bytes.length))
                .hasMessageStartingWith("line 1, column 2: not UTF-8: the byte 0x");
    }

    @Test
    void otherEncodingsAndByteOrderMarksAreRefused() {
        byte[] utf16 = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> Json.parse(utf16, 0, utf16.length))
                .hasMessageContaining("the control character U+0000");
        byte[] mark = "\uFEFF{}".getBytes(UTF_8);
        assertThatThrownBy(() -> Json.parse(mark, 0, mark.length)).hasMessageContaining("byte order mark");
        assertThatThrownBy(() -> Json.parse("\uFEFF{}")).hasMessageContaining("byte order mark");
    }

    @Test
    void longStringsAreReadAndLongNumbersRefused() {
        String text = "x".repeat(25_000_000);
        assertThat(Json.parse('"' + text + '"')).isEqualTo(text);
        assertThatThrownBy(() -> Json.parse("1".repeat(1001)))
                .hasMessageContaining("a number of 1001 characters; up to 1000 are read");
    }

    @Test
    void javaValuesAreWritten() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", Optional.of("a"));
        value.put("none", Optional.empty());
        value.put("time", Instant.parse("2026-11-24T09:47:09.4Z"));
        value.put("numbers", Arrays.asList(1, 2L, 1.5, Float.NaN, Double.NEGATIVE_INFINITY, new BigDecimal("1.10")));
        value.put("record", new Named("n", Optional.of(1), Instant.EPOCH, Level.HIGH, new int[] {1}));
        assertThat(Json.write(value))
                .isEqualTo(
                        "{\"text\":\"a\",\"none\":null,\"time\":\"2026-11-24T09:47:09.400000Z\","
                                + "\"numbers\":[1,2,1.5,\"NaN\",\"-Infinity\",1.10],"
                                + "\"record\":{\"name\":\"n\",\"count\":1,\"time\":\"1970-01-01T00:00:00.000000Z\",\"level\":\"HIGH\",\"items\":[1]}}");
    }

    private record Named(String name, Optional<Integer> count, Instant time, Level level, int[] items) {}

    private enum Level {
        HIGH
    }

    @Test
    void prettyTextIsIndentedByTwo() {
        assertThat(Json.pretty(Json.parse("{\"a\":[],\"b\":{},\"c\":[1,{\"d\":\"x\"}]}")))
                .isEqualTo("""
                        {
                          "a": [],
                          "b": {},
                          "c": [
                            1,
                            {
                              "d": "x"
                            }
                          ]
                        }""");
    }

    @Test
    void whatCannotBeSaidInJsonIsRefused() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertThatThrownBy(() -> Json.write(itself))
                .isInstanceOf(ConveyorException.class)
                .hasMessageContaining("does it contain itself?");
        assertThatThrownBy(() -> Json.write(new Object()))
                .isInstanceOf(ConveyorException.class)
                .hasMessageContaining("cannot be written as JSON");
        assertThatThrownBy(() -> Json.write(new Node()))
                .isInstanceOf(ConveyorException.class)
                .hasMessageContaining("cannot be written as JSON");
    }

    /** A bean that contains itself. */
    public static final class Node {
        public Node getNext() {
            return this;
        }
    }
}
