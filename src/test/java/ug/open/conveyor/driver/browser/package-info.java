/** A real browser for the tests of pages. */
package ug.open.conveyor.driver.browser;
