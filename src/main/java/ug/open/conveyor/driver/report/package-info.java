/**
 * What runs came to, as files for other programs and people: JUnit, GitHub, Markdown, HTML. Lines of a recording in, a report out.
 *
 * <p>Which runs are reported and where a file goes belongs in {@code session}; text for a terminal belongs in {@code terminal}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.report.ReportReader}; a new format is a {@link ug.open.conveyor.driver.report.ReportWriter}.
 */
package ug.open.conveyor.driver.report;
