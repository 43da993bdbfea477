/**
 * What people write down for this tool, as values: {@code driver.yaml}, durations, sizes, commands, where things are kept.
 *
 * <p>Start at {@link ug.open.conveyor.driver.config.DriverProject}. What is wrong in a file is said with line and column, all of it at
 * once. Reading {@code driver.yaml} is part of each start: no stream, lambda, format or joined text on the way of a
 * file that is right.
 */
package ug.open.conveyor.driver.config;
