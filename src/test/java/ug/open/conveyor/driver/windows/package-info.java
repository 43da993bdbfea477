/** The packaged tool on Windows: its {@code .bat} on a Java for Windows under wine, by {@code mvn verify -Pwindows}. Start at {@code Prompt}. */
package ug.open.conveyor.driver.windows;
