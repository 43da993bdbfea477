/** Hand-written stand-ins for the ports of the runtime, for tests of every package. Start at {@link ug.open.conveyor.driver.fakes.Events}. */
package ug.open.conveyor.driver.fakes;
