package ug.open.conveyor.driver.loader;

/** What the author wrote: a command or a Java class. */
public sealed interface DriverCode permits CommandSpec, JavaSpec {}
