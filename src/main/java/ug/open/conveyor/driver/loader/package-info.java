/**
 * Turns a project, or a bare command, into a {@link ug.open.conveyor.driver.Driver}: {@code CommandDriver} runs one process per event, {@code
 * JavaDriver} calls a class of the author's behind a class loader that shares the root package and nothing else. What a driver prints, writes or
 * throws is untrusted: it costs bounded memory and never ends the tool.
 *
 * <p>Not here: when a driver runs ({@code runtime}), and reading {@code driver.yaml} ({@code config}).
 *
 * <p>Begin with {@link ug.open.conveyor.driver.loader.Loader}. A printed line goes from {@code LinePump} through {@code LineSplitter} and {@code
 * OutputLines} to the logger. {@code CommandDriver} starts the process of an attempt: {@code CommandEnvironment} has its variables, {@code
 * OwnSession} the words that give it a session of its own, and from the third attempt on a waiting shell, {@code Starter}, forks it and prints its
 * exit code behind its output ({@code MarkedPipe}). {@code TerminalDriver} takes its place where the command has the terminal. What {@code --watch}
 * watches is {@code DriverParts} and {@code WatchedTree}; {@code SourceWatch} looks.
 */
package ug.open.conveyor.driver.loader;
