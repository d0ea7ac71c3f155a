package dev.smi.emulator;

import dev.smi.emulator.machine.OutOfDeviceMemoryException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a {@link LiveEmulator} is asked to do when no kernel runs. For any thread.
 *
 * @param <T> what it gives
 */
public final class Request<T> {

    private final Function<Emulator, T> work;
    private @Nullable T result;
    private @Nullable RuntimeException fault;
    private volatile boolean isDone;

    Request(Function<Emulator, T> work) {
        this.work = work;
    }

    void serve(Emulator emulator) {
        try {
            result = work.apply(emulator);
        } catch (RuntimeException e) { // whoever asked gets it
            fault = e;
        } catch (OutOfMemoryError e) {
            fault = new OutOfDeviceMemoryException(e);
        }
        isDone = true;
    }

    void refuse(String reason) {
        fault = new IllegalStateException(reason);
        isDone = true;
    }

    /** Whether it was done, or has failed. */
    public boolean isDone() {
        return isDone;
    }

    /**
     * What it gave.
     *
     * @throws IllegalStateException if it is not done, or was refused because the emulator is closed
     */
    // a request that is done without a fault has a result, unless its type allows none
    @SuppressWarnings("NullAway")
    public T get() {
        if (!isDone) {
            throw new IllegalStateException("the request is not done");
        }
        if (fault != null) {
            throw fault;
        }
        return result;
    }
}
