package dev.smi.arrow.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.Emulator;
import dev.smi.model.Rank;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Many small buffers in one piece of device memory. The emulator looks at the surroundings of every buffer after every
 * kernel, which takes its time for thousands of them; here it is done once, at the end. For one thread.
 */
final class Arena {

    private static final Rank RANK = new Rank(0);
    private static final int GUARD_BYTES = 64;
    private static final byte GUARD = (byte) 0xA5;

    private final DeviceBuffer memory;
    private final ByteArrayOutputStream contents = new ByteArrayOutputStream();
    private final Map<String, DeviceBuffer> buffers = new LinkedHashMap<>();
    private byte[] results = new byte[0];

    /** @param bytes room for all buffers, and what is between them */
    Arena(Emulator emulator, int bytes) {
        this.memory = emulator.allocate(RANK, "arena", bytes);
        guard();
    }

    /** A buffer; the first one of a name. */
    DeviceBuffer put(String name, byte[] bytes) {
        return buffers.computeIfAbsent(name, _ -> {
            DeviceBuffer buffer = new DeviceBuffer(RANK, memory.address() + contents.size(), bytes.length);
            contents.writeBytes(bytes);
            guard();
            return buffer;
        });
    }

    private void guard() {
        byte[] guard = new byte[GUARD_BYTES + (-contents.size() & (GUARD_BYTES - 1))];
        Arrays.fill(guard, GUARD);
        contents.writeBytes(guard);
    }

    /** Copies all buffers to the device. */
    void send(Emulator emulator) {
        emulator.write(memory, 0, contents.toByteArray());
    }

    /** Gets all buffers from the device, and sees that nobody wrote beside them. */
    void receive(Emulator emulator, String seed) {
        results = emulator.read(memory);
        int at = 0;
        for (Map.Entry<String, DeviceBuffer> entry : buffers.entrySet()) {
            int start = entry.getValue().address() - memory.address();
            checkGuard(at, start, seed + ": before " + entry.getKey());
            at = start + (int) entry.getValue().bytes();
        }
        checkGuard(at, contents.size(), seed + ": after the last buffer");
    }

    private void checkGuard(int from, int to, String where) {
        for (int i = from; i < to; i++) {
            if (results[i] != GUARD) {
                assertThat(results[i]).as(where).isEqualTo(GUARD);
            }
        }
    }

    /** What a buffer had when it was received. */
    byte[] get(String name) {
        DeviceBuffer buffer = Objects.requireNonNull(buffers.get(name), name);
        int start = buffer.address() - memory.address();
        return Arrays.copyOfRange(results, start, start + (int) buffer.bytes());
    }
}
