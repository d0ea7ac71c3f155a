package dev.smi.apps.gzip;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes results to a channel, standard output say, which stays open. For one thread, but for one job after the other.
 */
final class ChannelCombiner implements Combiner<WritableByteChannel> {

    /** Small enough that a channel's copy of memory on the heap stays small. */
    private static final long SLICE = 1 << 20;

    private final WritableByteChannel channel;

    ChannelCombiner(WritableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public void accept(Piece piece, MemorySegment result) throws IOException {
        for (long from = 0; from < result.byteSize(); from += SLICE) {
            ByteBuffer slice = result.asSlice(from, Math.min(SLICE, result.byteSize() - from))
                    .asByteBuffer();
            while (slice.hasRemaining()) {
                channel.write(slice);
            }
        }
    }

    @Override
    public WritableByteChannel finish() {
        return channel;
    }
}
