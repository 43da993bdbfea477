/** What people install: the archives, the packages made of them, and what a release says of them. */
package ug.open.conveyor.driver.packaged;
