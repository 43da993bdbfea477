/** The live half against a real {@code nats-server}, with streams as a Conveyor server makes them. */
package ug.open.conveyor.driver.live;
