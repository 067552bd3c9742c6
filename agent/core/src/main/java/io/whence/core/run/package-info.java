/** What a run is called, how it is identified, and what it was started with. */
package io.whence.core.run;
