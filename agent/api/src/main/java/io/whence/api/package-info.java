/** The lineage model and the interfaces between instrumentations, recorder and exporters. */
package io.whence.api;
