/** What the benchmarks share: timed processes, other agents to compare with, tables. */
package io.whence.benchmarks;
