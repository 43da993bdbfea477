/**
 * The private {@code nats-server} of a session: found, fetched once, started on loopback, and ended with the session, even when this tool is killed.
 *
 * <p>What is published and consumed on it belongs in {@code stream.PrivateStream}; a program that runs against it belongs in {@code program}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.server.PrivateServer}; how long a server may take to start is a constant there.
 */
package ug.open.conveyor.driver.server;
