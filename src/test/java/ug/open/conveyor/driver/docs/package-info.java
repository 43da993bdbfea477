/** The code of the pages in {@code docs}: compiled and run as it stands there. */
package ug.open.conveyor.driver.docs;
