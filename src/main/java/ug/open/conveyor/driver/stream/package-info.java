/**
 * The event stream of a Conveyor server over NATS: taking part as a driver, looking on as a bystander, following and publishing logs.
 *
 * <p>Not here: the bytes of messages and subjects' bodies ({@code wire}), when a driver runs ({@code runtime}), the HTTP API ({@code client}).
 *
 * <p>Begin with {@link ug.open.conveyor.driver.stream.EventStream}; results are published by {@code ResultPublisher}, settled by {@code
 * JoinedSettling}: the result is published, the server's answer awaited, and only then the event acknowledged. {@code wire.PipelineEvents} makes
 * the body of a result. Where drivers on other runtimes are looked on at, begin with {@code WatchedStream}: the one class that needs no client library
 * is {@code LoopbackConnection}, to a server of this session's own.
 */
package ug.open.conveyor.driver.stream;
