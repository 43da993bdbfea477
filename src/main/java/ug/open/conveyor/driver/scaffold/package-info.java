/**
 * What {@code init} makes: a driver project that runs and passes its own test at once.
 *
 * <p>Start at {@link ug.open.conveyor.driver.scaffold.Scaffold}: {@link ug.open.conveyor.driver.scaffold.Answers} to a few {@link
 * ug.open.conveyor.driver.scaffold.Question}s become a {@link ug.open.conveyor.driver.scaffold.ProjectPlan}, a list of files, and the plan
 * writes them all or none. The texts are templates beside this package's classes. Nothing here asks a person or prints.
 */
package ug.open.conveyor.driver.scaffold;
