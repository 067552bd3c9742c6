/** How long the SQL library takes. */
package io.whence.benchmarks.sql;
