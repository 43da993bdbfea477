package ug.open.conveyor.driver.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** The formats of a report. */
public enum ReportFormat {
    /** JUnit XML, a file. */
    JUNIT("JUnit XML", "<\\?xml [^>]*>\\s*<testsuites name=\"conveyor-driver\""),
    /** Errors, a summary and outputs of a step of a GitHub workflow. */
    GITHUB("GitHub", "(?!)"),
    /** Markdown, a file. */
    MARKDOWN("Markdown", "## [✅❌] \\d+ runs?\\b"),
    /** A page that needs nothing else, a file. */
    HTML("HTML", "<!doctype html>\\s.*<title>conveyor-driver: \\d+ runs?\\b");

    /** Of a file, the bytes that tell whether it is a report. */
    public static final int HEAD = 4096;

    private final String title;
    private final Pattern beginning;

    /** @param beginning how a report of this format has begun in every version of this tool */
    ReportFormat(String title, String beginning) {
        this.title = title;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** Its name in a sentence. */
    public String title() {
        return title;
    }

    /** Whether a text is the beginning of a report that this tool wrote in this format; none is where no file is written. */
    public boolean begins(String text) {
        return beginning.matcher(text).lookingAt();
    }

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it shows payloads, results, levels and times. */
    boolean hasContents() {
        return this == HTML;
    }

    /** Whether it goes into a file that somebody names. */
    public boolean hasFile() {
        return this != GITHUB;
    }
}
