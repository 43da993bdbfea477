/**
 * Turns a project, or a bare command, into a {@link ug.open.conveyor.driver.Driver}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.loader.Loader}. A {@code CommandDriver} runs one process per event; a {@code JavaDriver} calls a
 * class of the author's, compiled in memory or taken from a class path, behind a class loader that shares the root package and nothing else.
 * Everything that a driver prints, writes or throws is untrusted: it costs bounded memory and never ends the tool.
 */
package ug.open.conveyor.driver.loader;
