/** Measurements, each beside a peer or a floor in the same run; {@code main} methods that the benchmark profile calls. */
package ug.open.conveyor.driver.bench;
