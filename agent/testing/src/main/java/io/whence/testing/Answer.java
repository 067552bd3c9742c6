package io.whence.testing;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What an {@link OtlpReceiver} says to one request.
 *
 * @param status HTTP status; over gRPC its nearest equal
 * @param retryAfterSeconds of the {@code Retry-After} header
 * @param delay before the answer
 */
public record Answer(int status, OptionalInt retryAfterSeconds, Duration delay) {
    public static Answer accepted() {
        return status(200);
    }

    public static Answer status(int status) {
        return new Answer(status, OptionalInt.empty(), Duration.ZERO);
    }

    public Answer retryAfter(int seconds) {
        return new Answer(status, OptionalInt.of(seconds), delay);
    }

    public Answer after(Duration time) {
        return new Answer(status, retryAfterSeconds, time);
    }

    boolean isAccepted() {
        return status == 200;
    }
}
