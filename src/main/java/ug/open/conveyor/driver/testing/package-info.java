/**
 * For the tests of a driver: a message to give it, and a context that keeps what it logged.
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
 * <p>Start at {@link ug.open.conveyor.driver.testing.TestMessage}.
 */
package ug.open.conveyor.driver.testing;
