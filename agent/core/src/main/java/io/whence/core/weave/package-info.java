/** Which classes are woven, and the weaving. The only place that knows Byte Buddy beside the instrumentations. */
package io.whence.core.weave;
