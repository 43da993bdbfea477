package ug.open.conveyor.driver.terminal;

import java.util.List;
import ug.open.conveyor.driver.compare.Difference;

/**
 * A run whose result is another one than production's.
 *
 * @param runId untrusted text
 * @param places where it differs
 */
public record DifferentRun(String runId, List<Difference> places) {}
