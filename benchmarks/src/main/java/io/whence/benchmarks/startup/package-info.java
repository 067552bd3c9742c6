/** What an agent adds to the start of a program, and where that time goes. */
package io.whence.benchmarks.startup;
