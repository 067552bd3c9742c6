/** From URLs and statements to datasets and accesses, and the counting on the application's threads. */
package io.whence.jdbc.lineage;
