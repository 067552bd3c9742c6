/**
 * Byte Buddy advice on JDBC classes: read as class files, woven into the application's classes, never loaded. A few
 * lines each, referring to JDK and bootstrap types only.
 */
package io.whence.jdbc.advice;
