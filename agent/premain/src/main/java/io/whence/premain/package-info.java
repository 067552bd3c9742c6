/** What the JVM calls first, and {@code java -jar}. */
package io.whence.premain;
