/** When the JVM ends, and how the run ended by it. */
package io.whence.core.lifecycle;
