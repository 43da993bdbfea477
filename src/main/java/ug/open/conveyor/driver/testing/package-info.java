/**
 * For the tests of a driver: messages to give it, and a context that keeps its log entries.
 *
 * <pre>{@code
 * TestContext context = new TestContext();
 * DriverMessage message = TestMessage.of("workflow", "app").spec(Map.of("repository", "https://example.org/app.git")).build();
 *
 * DriverResult result = new GitCloner().reconcile(message, context);
 *
 * assertTrue(result.success());
 * assertEquals(List.of("cloning", "done"), context.logger().messages());
 * }</pre>
 *
 * <p>{@link ug.open.conveyor.driver.testing.DriverRun} runs a driver with its retries and time limit; {@link
 * ug.open.conveyor.driver.testing.RecordedRun} holds it to a recording.
 *
 * <p>Start at {@link ug.open.conveyor.driver.testing.TestMessage}.
 */
package ug.open.conveyor.driver.testing;
