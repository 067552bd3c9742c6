/** What advice on JDBC classes calls. */
package io.whence.bootstrap.jdbc;
