/** Where the log of bundled libraries goes. */
package io.whence.exporter.log;
