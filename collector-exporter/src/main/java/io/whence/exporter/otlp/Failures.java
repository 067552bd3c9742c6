package io.whence.exporter.otlp;

import io.opentelemetry.exporter.internal.FailedExportException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why an export failed, in plain words. */
final class Failures {
    private Failures() {}

    /** As the SDK decides, but for a collector that is not there at all. */
    static boolean isWorthAnotherAttempt(IOException failure) {
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return false;
        }
        return failure instanceof SocketTimeoutException || failure instanceof SocketException;
    }

    /** @param failure null when there was no answer in time */
    static String explain(Throwable failure, OtlpSettings settings) {
        if (failure instanceof RuntimeException) {
            // Not its message, which can hold the value of a header.
            return "the request could not be built (" + failure.getClass().getSimpleName()
                    + "; are the otel.exporter.otlp.headers well-formed?)";
        }
        if (failure instanceof FailedExportException.HttpExportException) {
            FailedExportException.HttpExportException http = (FailedExportException.HttpExportException) failure;
            if (http.getResponse() != null) {
                int status = http.getResponse().getStatusCode();
                return "it answered HTTP " + status + hint(http(status));
            }
        }
        if (failure instanceof FailedExportException.GrpcExportException) {
            FailedExportException.GrpcExportException grpc = (FailedExportException.GrpcExportException) failure;
            if (grpc.getResponse() != null) {
                String status = grpc.getResponse().getStatusCode().name();
                return "it answered " + status + hint(grpc(status));
            }
        }
        return cause(failure == null || failure.getCause() == null ? failure : failure.getCause(), settings);
    }

    private static String cause(Throwable cause, OtlpSettings settings) {
        if (cause == null || isTimeout(cause)) {
            // A collector that asks to be tried later, until the time is up, ends here too.
            return "it did not take the batch within " + seconds(settings) + " (hangs or is overloaded)";
        }
        if (cause instanceof UnknownHostException) {
            return "the host name is not known";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "nobody listens there (is a collector running?)";
        }
        if (cause instanceof SSLException) {
            return "TLS failed, " + OtlpSettings.withoutCredentials(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof EOFException) {
            return "the connection was closed without an answer";
        }
        if (cause instanceof ProtocolException) {
            return "what answers there is no OTLP collector";
        }
        return OtlpSettings.withoutCredentials(cause.toString());
    }

    /** okhttp ends a call that took too long with an InterruptedIOException "timeout". */
    private static boolean isTimeout(Throwable cause) {
        return cause instanceof InterruptedIOException;
    }

    private static String seconds(OtlpSettings settings) {
        long millis = settings.timeout().toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    private static String hint(String hint) {
        return hint.isEmpty() ? "" : ": " + hint;
    }

    private static String http(int status) {
        switch (status) {
            case 401:
            case 403:
                return "it wants other credentials (otel.exporter.otlp.headers)";
            case 404:
            case 405:
            case 415:
                return "it takes no OTLP traces at this address";
            case 413:
                return "the batch is too large for it";
            case 429:
            case 502:
            case 503:
            case 504:
                return "it is overloaded or not ready";
            default:
                return "";
        }
    }

    private static String grpc(String status) {
        switch (status) {
            case "UNAUTHENTICATED":
            case "PERMISSION_DENIED":
                return "it wants other credentials (otel.exporter.otlp.headers)";
            case "UNIMPLEMENTED":
                return "it takes no OTLP traces at this address";
            case "RESOURCE_EXHAUSTED":
            case "UNAVAILABLE":
                return "it is overloaded or not ready";
            default:
                return "";
        }
    }
}
