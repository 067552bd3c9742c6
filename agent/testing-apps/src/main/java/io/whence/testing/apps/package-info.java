/**
 * Programs that tests run under the agent, each in a JVM of its own, and without it for comparison. They are written as
 * users write theirs, know nothing of the agent, and say what they see on standard output.
 */
package io.whence.testing.apps;
