/** Which JDBC classes are instrumented, and how. */
package io.whence.jdbc;
