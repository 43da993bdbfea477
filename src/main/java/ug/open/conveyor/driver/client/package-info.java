/**
 * The HTTP API of a Conveyor server (protocol.md, HTTP API): creating resources, definitions and pipelines, and the log entries it keeps. Begin
 * with {@link ug.open.conveyor.driver.client.ApiClient}. What a server answers becomes a value or an exception whose message is a sentence.
 */
package ug.open.conveyor.driver.client;
