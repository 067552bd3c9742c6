/** What the agent adds to single JDBC calls. */
package io.whence.benchmarks.jdbc;
