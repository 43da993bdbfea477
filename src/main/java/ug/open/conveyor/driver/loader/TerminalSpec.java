package ug.open.conveyor.driver.loader;

/**
 * A command that has the terminal while it runs: its standard streams, its process group and Ctrl-C.
 *
 * @param command the command; its output is nobody's but the terminal's
 */
public record TerminalSpec(CommandSpec command) implements DriverCode {}
