package ug.open.conveyor.driver.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "error~error",
                "error.*timeout~timeout",
                "^error$~error",
                "abc?~ab",
                "abc+~abc",
                "abc*d~ab",
                "ab{2}cde~cde",
                "ab{0}cdef~cdef",
                "ab{00,3}cdef~cdef",
                "ab{1,3}c~ab",
                "(abc)~abc",
                "(abc)+x~abc",
                "(?:abc){2}~abc",
                "(abc)?xy~xy",
                "(?<name>abc)x~abc",
                "(?>abc)x~abc",
                "(?=abc)x~x",
                "(?<!abc)xy~xy",
                "foo|bar~foo,bar",
                "(foo|bar) baz~' baz'",
                "(foo|bar)~foo,bar",
                "x(fooo|barr)y~fooo,barr",
                "a\\.b~a.b",
                "a\\\\b~a\\b",
                "\\d+ms~ms",
                "\\p{Lu}abc~abc",
                "\\pLabc~abc",
                "[a-z]+ done~' done'",
                "[\\]x]abc~abc",
                "\"x\"~'\"x\"'",
                "😀?ab~ab",
                "a😀~a😀",
                "Étape~Étape",
                "a}b]~a"
            })
    void aTextThatEveryMatchContainsIsFound(String regex, String literals) {
        assertThat(RequiredLiterals.of(regex)).containsExactly(literals.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".*",
                "foo|",
                "|foo",
                "foo|b*",
                "(foo|)",
                "a*",
                "(foo)?",
                "(?:foo)*",
                "(?i)foo",
                "(?i:foo)",
                "(?x) f o o",
                "foo(?-i)bar",
                "\\Qfoo\\E",
                "\\x66oo",
                "\\u0066oo",
                "\\0146oo",
                "\\cAfoo",
                "(a)\\1foo",
                "\\k<n>",
                "[]a]foo",
                "[^]a]foo",
                "[a[b]]foo",
                "[a&&b]foo",
                "[\\Q]\\E]foo",
                "[\\c\\]a|bfoo]cd",
                "a|b|c|d|e|f|g",
                "\\N{WHITE SMILING FACE}foo"
            })
    void inDoubtThereIsNone(String regex) {
        assertThat(RequiredLiterals.of(regex)).isEmpty();
    }

    @Test
    void deepNestingIsGivenUp() {
        assertThat(RequiredLiterals.of("(".repeat(5000) + "a" + ")".repeat(5000)))
                .isEmpty();
    }

    @Test
    void everyMatchOfARandomRegexContainsOneOfTheTexts() {
        RandomRegex make = new RandomRegex(new SplittableRandom(7));
        int told = 0;
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            String regex = make.regex();
            Pattern pattern = Pattern.compile(regex);
            List<String> literals = RequiredLiterals.of(regex);
            told += literals.isEmpty() ? 0 : 1;
            for (int j = 0; j < 20; j++) {
                String text = make.text(12);
                if (pattern.matcher(text).find() && !literals.isEmpty()) {
                    matched++;
                    assertThat(literals).as("regex %s on %s", regex, text).anyMatch(text::contains);
                }
            }
        }
        assertThat(told).isGreaterThan(5_000);
        assertThat(matched).isGreaterThan(5_000);
    }
}
