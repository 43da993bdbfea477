package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonChangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"a" : 1.0 ,"b":2}                | {"a":1}                   | {"a" : 1.0 ,"b":2}
            {"a" : 1.0 ,"b":2}                | {"a":2}                   | {"a" : 2 ,"b":2}
            {"b":2}                           | {"a":null}                | {"b":2,"a":null}
            {}                                | {"a":[1]}                 | {"a":[1]}
            { }                               | {"a":1,"c":2}             | {"a":1,"c":2 }
            {"d":{ "x":1, "y":2, "z":3 },"e":0} | {"d":{"x":1,"z":4}}     | {"d":{ "x":1, "z":4 },"e":0}
            {"d":{ "x":1, "y":2 }}            | {"d":{"y":2}}             | {"d":{ "y":2 }}
            {"d":{ "x":1, "y":2 }}            | {"d":{}}                  | {"d":{  }}
            {"d":{ "x":1, "y":2 }}            | {"d":{"w":0}}             | {"d":{ "w":0 }}
            {"d":{ "x":1 , "y":2 , "z":3}}    | {"d":{"x":1,"q":"é"}}     | {"d":{ "x":1,"q":"é"}}
            {"d":[1, 2.0],"e":1}              | {"d":[1,2]}               | {"d":[1, 2.0],"e":1}
            {"d":[1, 2.0],"e":1}              | {"d":[1,3]}               | {"d":[1,3],"e":1}
            {"d":{"\\u0061":1}}               | {"d":{"a":2}}             | {"d":{"\\u0061":2}}
            {"d":"\\u0061"}                   | {"d":"a"}                 | {"d":"\\u0061"}
            {"d":{"x":{"y":[{"z":1}]}}}       | {"d":{"x":{"y":[{"z":2}]}}} | {"d":{"x":{"y":[{"z":2}]}}}
            """)
    @SuppressWarnings("unchecked")
    void whatStaysTheSameKeepsEveryByte(String json, String members, String changed) {
        byte[] before = json.getBytes(StandardCharsets.UTF_8);
        List<JsonEdit> edits = JsonChange.members(before, 0, before.length, (Map<String, Object>) Json.parse(members));
        assertThat(new String(JsonEdit.apply(before, edits), StandardCharsets.UTF_8))
                .isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {\\"a\\":1,\\"b\\":\\"\\u003c\\/\\"}          | {\\"a\\":2,\\"b\\":\\"\\u003c\\/\\"}
            {\\"x\\":\\"\\u00e9\\ud83d\\ude00é\\",\\"a\\":1}  | {\\"x\\":\\"\\u00e9\\ud83d\\ude00é\\",\\"a\\":2}
            {\\"x\\":\\"\\ud83d\\",\\"a\\":1}             | {\\"x\\":\\"\\ud83d\\",\\"a\\":2}
            {\\"x\\":\\"\\\\\\"\\\\u0041\\",\\"a\\":1}    | {\\"x\\":\\"\\\\\\"\\\\u0041\\",\\"a\\":2}
            {\\u0022a\\u0022:1}                           | {\\u0022a\\u0022:2}
            """)
    void alsoWithinAString(String inside, String changed) {
        byte[] json = ("\"" + inside + "\"").getBytes(StandardCharsets.UTF_8);
        Buffer text = new Buffer(16);
        Unescaped.unescape(json, 1, json.length - 1, text);
        List<JsonEdit> edits = JsonChange.members(text.toArray(), 0, text.length(), Map.of("a", Json.parse("2")));
        assertThat(new String(
                        JsonEdit.apply(json, JsonEdit.inString(json, 1, json.length - 1, edits)),
                        StandardCharsets.UTF_8))
                .isEqualTo("\"" + changed + "\"");
    }
}
