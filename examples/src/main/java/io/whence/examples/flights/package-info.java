/**
 * A batch job over flight and weather records as its owner would write it: plain Java and JDBC, not a line about
 * lineage. The records and their licence are described in DATA.md.
 */
package io.whence.examples.flights;
