/**
 * New driver projects, as {@code init} makes them: each runs and passes its own test at once. To add a language: {@link
 * ug.open.conveyor.driver.scaffold.Language}, the table of its files in {@code Layout}, and templates in a resource folder of its name.
 *
 * <p>Not here: asking a person, printing, and the command line ({@code cli.command}).
 *
 * <p>Begin with {@link ug.open.conveyor.driver.scaffold.Scaffold}: {@link ug.open.conveyor.driver.scaffold.Answers} to a few {@link
 * ug.open.conveyor.driver.scaffold.Question}s become a {@link ug.open.conveyor.driver.scaffold.ProjectPlan}, which writes all its files or none.
 */
package ug.open.conveyor.driver.scaffold;
