/**
 * Lineage records as spans to an OTLP collector. {@link io.whence.exporter.otlp.SpanMapper} is the span contract;
 * sending is OpenTelemetry's own exporter.
 */
package io.whence.exporter.otlp;
