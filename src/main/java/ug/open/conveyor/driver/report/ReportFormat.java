package ug.open.conveyor.driver.report;

import java.util.Locale;

/** The formats of a report. */
public enum ReportFormat {
    /** JUnit XML, a file. */
    JUNIT,
    /** Errors, a summary and outputs of a step of a GitHub workflow. */
    GITHUB,
    /** Markdown, a file. */
    MARKDOWN,
    /** A page that needs nothing else, a file. */
    HTML;

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes into a file that somebody names. */
    public boolean hasFile() {
        return this != GITHUB;
    }
}
