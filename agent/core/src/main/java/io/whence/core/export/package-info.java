/** From the recorder to the exporters. */
package io.whence.core.export;
