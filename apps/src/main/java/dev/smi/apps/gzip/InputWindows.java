package dev.smi.apps.gzip;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a channel of unknown length, standard input say, window by window: while one is compressed the next is read.
 * Two windows is all the memory it takes. Windows have a fixed size and are filled, so that the same data is cut at the
 * same places however it arrives. For one thread.
 */
final class InputWindows implements AutoCloseable {

    private static final int SLICE = 1 << 20;

    private final ReadableByteChannel channel;
    private final MemorySegment[] windows = new MemorySegment[2];
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("gzip-reader").factory());
    private Future<MemorySegment> next;
    private int nextWindow;

    InputWindows(ReadableByteChannel channel, long windowBytes) {
        this.channel = channel;
        // Freed when nothing sees them any more: a reader that waits for a channel cannot be made to let go.
        Arena arena = Arena.ofAuto();
        windows[0] = arena.allocate(windowBytes);
        windows[1] = arena.allocate(windowBytes);
        next = reader.submit(() -> fill(windows[0]));
    }

    /**
     * The next window, valid until the one after it is asked for; empty at the end.
     *
     * @throws IOException if the channel cannot be read
     */
    MemorySegment next() throws IOException, InterruptedException {
        MemorySegment window;
        try {
            window = next.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
        nextWindow = 1 - nextWindow;
        MemorySegment other = windows[nextWindow];
        boolean isLast = window.byteSize() < other.byteSize();
        next = isLast ? CompletableFuture.completedFuture(MemorySegment.NULL) : reader.submit(() -> fill(other));
        return window;
    }

    private MemorySegment fill(MemorySegment window) throws IOException {
        long filled = 0;
        while (filled < window.byteSize()) {
            ByteBuffer slice = window.asSlice(filled, Math.min(SLICE, window.byteSize() - filled))
                    .asByteBuffer();
            int read = channel.read(slice);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return window.asSlice(0, filled);
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
