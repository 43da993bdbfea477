/**
 * NATS: taking part in a Conveyor event stream as a driver, looking on as a bystander, and publishing logs. Begin with {@link ug.open.conveyor.driver.stream.EventStream}. Whoever takes
 * part settles: a result is published, the server's word awaited, and only then the event acknowledged.
 */
package ug.open.conveyor.driver.stream;
