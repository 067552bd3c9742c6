/** SQL text to table and column lineage: a pure library, usable without the agent. */
package io.whence.sql;
