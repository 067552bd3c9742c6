package io.whence.core.lifecycle;

import io.whence.api.export.RunEnded;
import io.whence.api.model.Run;
import io.whence.bootstrap.lifecycle.LifecycleBridge;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gathers how the JVM ends, and tells once that it does. */
public final class ProcessEnd implements LifecycleBridge.Events {
    /** What is to be done at the end: quickly, on the JVM's shutdown thread. */
    public interface Listener {
        void ended(Run.State state, RunEnded.Failure failure);
    }

    private final Thread main;
    private final Listener listener;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile int status;
    private volatile String signal;
    private volatile RunEnded.Failure uncaught;

    /** @param main the thread that will run the program's main method */
    public ProcessEnd(Thread main, Listener listener) {
        this.main = main;
        this.listener = listener;
    }

    @Override
    public void exiting(int exitStatus) {
        String thread = Thread.currentThread().getName();
        if (thread.startsWith("SIG") && exitStatus > 128) {
            int blank = thread.indexOf(' ');
            signal = blank < 0 ? thread : thread.substring(0, blank);
        } else if (status == 0) {
            status = exitStatus;
        }
    }

    @Override
    public void uncaught(Thread thread, Throwable error) {
        if (thread == main) {
            uncaught = Failures.of(error);
        }
    }

    @Override
    public void hooksEnded() {
        if (told.compareAndSet(false, true)) {
            listener.ended(state(), failure());
        }
    }

    private Run.State state() {
        if (signal != null) {
            return Run.State.ABORT;
        }
        return status != 0 || uncaught != null ? Run.State.FAIL : Run.State.COMPLETE;
    }

    private RunEnded.Failure failure() {
        if (signal != null) {
            return new RunEnded.Failure("ended by " + signal, null, null, null);
        }
        if (uncaught != null) {
            return uncaught;
        }
        return status == 0 ? null : new RunEnded.Failure("exit code " + status, null, null, null);
    }
}
