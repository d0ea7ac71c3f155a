package dev.smi.apps.gzip.engine;

import java.lang.foreign.MemorySegment;
import java.util.zip.Deflater;

/** The zlib that comes with the JDK. */
final class JdkEngine implements Engine {

    private final Deflater deflater;

    JdkEngine(int level) {
        deflater = new Deflater(level, true);
    }

    /** zlib's own bound, for the memory level and window that the JDK uses, and some. */
    @Override
    public long bound(long bytes) {
        return bytes + (bytes >> 12) + (bytes >> 14) + (bytes >> 25) + 64;
    }

    @Override
    public long deflate(MemorySegment input, MemorySegment output) {
        deflater.reset();
        deflater.setInput(input.asByteBuffer());
        deflater.finish();
        long written = deflater.deflate(output.asByteBuffer());
        if (!deflater.finished()) {
            throw new IllegalStateException("zlib wants more than " + output.byteSize() + " bytes for "
                    + input.byteSize() + "; that is an error in the bound");
        }
        return written;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
