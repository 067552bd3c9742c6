/**
 * What the agent's modules agree on: the lineage model ({@code model}), what instrumentations tell
 * the recorder ({@link io.whence.api.LineageRecorder}), how they find classes ({@code instrument}),
 * and what exporters receive ({@code export}). No module sees another's internals past this one.
 */
package io.whence.api;
