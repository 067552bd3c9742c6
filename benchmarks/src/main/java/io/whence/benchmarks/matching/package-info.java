/** What the agent's transformer costs for each class that a large program loads. */
package io.whence.benchmarks.matching;
