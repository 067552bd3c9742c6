package io.whence.core;

import io.whence.core.record.RunRecorder;

/** Announces the run, then reads the counters again and again until the JVM ends. */
final class RecorderLoop implements Runnable {
    private final RunRecorder recorder;
    private final long pauseMillis;

    /** @param intervalMillis what is new must be exported within this time, sending included */
    RecorderLoop(RunRecorder recorder, long intervalMillis) {
        this.recorder = recorder;
        this.pauseMillis = Math.max(10, intervalMillis - intervalMillis / 10);
    }

    @Override
    public void run() {
        recorder.begin();
        try {
            while (true) {
                Thread.sleep(pauseMillis);
                recorder.read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
