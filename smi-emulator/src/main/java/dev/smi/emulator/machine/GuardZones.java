package dev.smi.emulator.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes around a rank's buffers and below its kernels' stacks that nobody has a reason to write to. A write that just
 * misses a buffer hits one of them instead of another buffer, and is found when the next kernel returns. Not
 * thread-safe.
 */
final class GuardZones {

    /** Bytes on either side of a buffer. */
    static final int BUFFER_BYTES = 4096;

    private static final byte UNTOUCHED = (byte) 0xa5;

    private final DeviceMemory memory;
    private final List<Buffer> buffers = new ArrayList<>();

    private record Buffer(String name, int start, int end) {}

    GuardZones(DeviceMemory memory) {
        this.memory = memory;
    }

    /** Marks bytes. */
    void fill(int start, int bytes) {
        memory.fill(UNTOUCHED, start, start + bytes);
    }

    /** Marks the bytes on either side of a buffer. */
    void surround(String name, int start, int end) {
        fill(start - BUFFER_BYTES, BUFFER_BYTES);
        fill(end, BUFFER_BYTES);
        buffers.add(new Buffer(name, start, end));
    }

    /** Whether nobody wrote to marked bytes. */
    boolean isUntouched(int start, int bytes) {
        return firstTouched(start, start + bytes) < 0;
    }

    /**
     * Looks at the bytes around all buffers.
     *
     * @throws KernelFault if somebody wrote there
     */
    void checkBuffers() {
        for (Buffer buffer : buffers) {
            int before = firstTouched(buffer.start() - BUFFER_BYTES, buffer.start());
            int behind = firstTouched(buffer.end(), buffer.end() + BUFFER_BYTES);
            if (behind >= 0) {
                throw outside(buffer, (behind - buffer.end()) + " bytes behind its end");
            }
            if (before >= 0) {
                throw outside(buffer, (buffer.start() - before) + " bytes before its start");
            }
        }
    }

    private static KernelFault outside(Buffer buffer, String where) {
        return new KernelFault("memory around buffer " + buffer.name() + " of " + (buffer.end() - buffer.start())
                + " bytes was written to, first " + where + "; found when this kernel returned, so it or one that ran"
                + " with it has an index out of range");
    }

    private int firstTouched(int start, int end) {
        byte[] bytes = memory.bytes();
        for (int i = start; i < end; i++) {
            if (bytes[i] != UNTOUCHED) {
                return i;
            }
        }
        return -1;
    }
}
