package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import ug.open.conveyor.driver.installed.Installation.Outcome;

/**
 * What a run of the tool came to for the person who sees it, with what must hold whatever they did: no stack trace, no bug of the tool, and
 * nothing that moves their cursor.
 */
public record Seen(Outcome outcome, boolean ofJava) {
    private static final String CONTROLS = "[\\x00-\\x08\\x0b-\\x1f\\x7f]";

    /** @param ofJava whether exceptions are what it is about */
    public Seen {
        assertThat(outcome.err()).doesNotContain("bug in conveyor-driver", "\tat ", "at ug.open.");
        if (!ofJava) {
            assertThat(outcome.err()).doesNotContain("Exception", "java.lang.", "Error:");
        }
        assertThat(outcome.err()).doesNotContainPattern(CONTROLS);
    }

    public Seen(Outcome outcome) {
        this(outcome, false);
    }

    /** The exit code. */
    public Seen ends(int code) {
        assertThat(outcome.code())
                .as("exit code of: %s%s", outcome.out(), outcome.err())
                .isEqualTo(code);
        return this;
    }

    /** Each of these on standard error, in this order. */
    public Seen says(String... parts) {
        assertThat(outcome.err()).containsSubsequence(parts);
        return this;
    }

    /** This sentence of the tool, and no more, on standard error. */
    public Seen saysOnly(String sentence) {
        assertThat(outcome.err()).isEqualTo("conveyor-driver: " + sentence + "\n");
        return this;
    }

    public Seen doesNotSay(String... parts) {
        assertThat(outcome.err()).doesNotContain(parts);
        return this;
    }

    /** Each of these on standard output, in this order. */
    public Seen prints(String... parts) {
        assertThat(outcome.out()).containsSubsequence(parts);
        return this;
    }

    /** This on standard output, and no more. */
    public Seen printsOnly(String text) {
        assertThat(outcome.out()).isEqualTo(text);
        return this;
    }

    /** All of standard output is such. */
    public Seen printsMatching(String pattern) {
        assertThat(outcome.out()).matches(pattern);
        return this;
    }

    public Seen doesNotPrint(String... parts) {
        assertThat(outcome.out()).doesNotContain(parts);
        return this;
    }

    public Seen printsNothing() {
        assertThat(outcome.out()).isEmpty();
        return this;
    }

    public String out() {
        return outcome.out();
    }
}
