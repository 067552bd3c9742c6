/** {@code java -jar whence-agent.jar}. */
package io.whence.cli;
