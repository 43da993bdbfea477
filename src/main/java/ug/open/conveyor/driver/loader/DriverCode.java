package ug.open.conveyor.driver.loader;

/** What the author wrote: a command, a Java class, a program on one of Conveyor's own runtimes, or a driver that runs already. */
public sealed interface DriverCode permits CommandSpec, TerminalSpec, JavaSpec, ProgramSpec, AttachedSpec {}
