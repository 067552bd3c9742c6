/** From counters to accesses, edges and windows. */
package io.whence.core.record;
