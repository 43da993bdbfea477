/**
 * What came out of a run, set beside what came out before: values, no output.
 *
 * <p>Start at {@link ug.open.conveyor.driver.report.Comparison}.
 */
package ug.open.conveyor.driver.report;
