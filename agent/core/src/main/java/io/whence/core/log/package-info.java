/** Where the agent's own log goes. */
package io.whence.core.log;
