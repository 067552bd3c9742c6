/** Where settings come from, and what is said of bad ones. */
package io.whence.core.config;
