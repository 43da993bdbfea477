/**
 * NATS: taking part in a Conveyor event stream as a driver. Begin with {@link ug.open.conveyor.driver.stream.EventStream}. Whoever reads from
 * here settles: a result is published, the server's word awaited, and only then the event acknowledged.
 */
package ug.open.conveyor.driver.stream;
