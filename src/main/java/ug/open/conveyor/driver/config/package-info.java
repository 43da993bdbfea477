/**
 * Settings that people write, as values: {@code driver.yaml}, URLs and certificates of a server, contexts, durations, sizes, points in time,
 * commands, the folder of the run store.
 *
 * <p>Not here: options of the command line ({@code cli.option}) and what any of these does.
 *
 * <p>Begin with {@link ug.open.conveyor.driver.config.DriverProject} for {@code driver.yaml}, with {@link
 * ug.open.conveyor.driver.config.ServerSettings} for a server, with {@link ug.open.conveyor.driver.config.ContextsFile} for contexts. All
 * problems of a file are reported at once, with line and column. Each start reads {@code driver.yaml}: no stream, lambda or format on the way of a correct file.
 */
package ug.open.conveyor.driver.config;
