/**
 * The HTTP API of a Conveyor server (protocol.md, HTTP API): resources, resource definitions, pipelines, and the log entries that it stores.
 *
 * <p>Not here: the event stream ({@code stream}), and reading certificates and URLs ({@code config}).
 *
 * <p>Begin with {@link ug.open.conveyor.driver.client.ApiClient}, which implements the exported {@link ug.open.conveyor.driver.ConveyorClient}. Each
 * answer becomes a value, or an exception whose message is a sentence: {@code ApiErrors}.
 */
package ug.open.conveyor.driver.client;
