package dev.smi.data.wire;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes memory to a channel: several pieces in one call, straight from where they are, if they are off the heap. For
 * one thread.
 */
final class BodyWriter {

    /** What one buffer holds at most; a segment may be larger. */
    private static final long MOST = 1L << 30;

    /** Arrays go through memory of this size, instead of copies as large as they are, which the channel would make. */
    private static final int STAGE = 1 << 18;

    private static final int GATHERED = 16;

    private final SocketChannel channel;
    private final ByteBuffer stage = ByteBuffer.allocateDirect(STAGE);
    private final List<ByteBuffer> buffers = new ArrayList<>();

    BodyWriter(SocketChannel channel) {
        this.channel = channel;
    }

    void write(ByteBuffer header, List<MemorySegment> body) throws IOException {
        buffers.clear();
        buffers.add(header);
        for (MemorySegment segment : body) {
            for (long at = 0; at < segment.byteSize(); at += MOST) {
                add(segment.asSlice(at, Math.min(MOST, segment.byteSize() - at)));
            }
        }
        flush();
    }

    private void add(MemorySegment slice) throws IOException {
        if (slice.isNative()) {
            buffers.add(slice.asByteBuffer());
            if (buffers.size() == GATHERED) {
                flush();
            }
            return;
        }
        flush();
        ByteBuffer source = slice.asByteBuffer();
        while (source.hasRemaining()) {
            int count = Math.min(STAGE, source.remaining());
            stage.clear();
            stage.put(0, source, source.position(), count);
            source.position(source.position() + count);
            buffers.add(stage.limit(count));
            flush();
        }
    }

    private void flush() throws IOException {
        ByteBuffer[] all = buffers.toArray(ByteBuffer[]::new);
        for (int first = 0; first < all.length; ) {
            channel.write(all, first, all.length - first);
            while (first < all.length && !all[first].hasRemaining()) {
                first++;
            }
        }
        buffers.clear();
    }
}
