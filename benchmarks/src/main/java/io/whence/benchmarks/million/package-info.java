/** Many executions of one statement: what they export, cost and leave in the heap. */
package io.whence.benchmarks.million;
