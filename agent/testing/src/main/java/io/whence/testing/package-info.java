/** A real OTLP receiver, receivers that fail, and what reads lineage out of the spans received. For tests only. */
package io.whence.testing;
