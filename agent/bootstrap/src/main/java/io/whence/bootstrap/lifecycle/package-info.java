/** How the agent learns that the JVM ends, and why. */
package io.whence.bootstrap.lifecycle;
