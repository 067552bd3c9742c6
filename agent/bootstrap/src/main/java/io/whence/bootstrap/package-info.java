/**
 * Classes in the bootstrap loader, which every class of the application can see: what woven advice may call. No
 * dependency, Java 8, safe no-ops until the agent is wired.
 */
package io.whence.bootstrap;
