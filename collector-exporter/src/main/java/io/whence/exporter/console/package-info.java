/** Lineage as one tree on standard error when a run ends, for a person to read. */
package io.whence.exporter.console;
