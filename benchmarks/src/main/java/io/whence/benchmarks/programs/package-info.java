/** The programs that are run under the agents: as plain as a user's, with no library but the JDBC driver. */
package io.whence.benchmarks.programs;
