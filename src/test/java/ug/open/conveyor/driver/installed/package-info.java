/** Tests of what a user installs: the packaged launcher, started as a process in a home of its own. Start at {@code Installation}. */
package ug.open.conveyor.driver.installed;
