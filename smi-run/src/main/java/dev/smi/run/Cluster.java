package dev.smi.run;

import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.Emulator;
import dev.smi.model.Rank;
import dev.smi.run.launchfile.ElementType;
import dev.smi.topology.Topology;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster that is ready to run a launch file's steps.
 *
 * @param buffers memory, by rank and name
 */
record Cluster(Topology topology, Emulator emulator, Map<BufferKey, NamedBuffer> buffers) {

    /** Names a buffer. */
    record BufferKey(Rank rank, String name) {}

    /** A buffer and its type. */
    record NamedBuffer(DeviceBuffer memory, ElementType type, int count) {}

    Optional<NamedBuffer> buffer(Rank rank, String name) {
        return Optional.ofNullable(buffers.get(new BufferKey(rank, name)));
    }

    private boolean hasBuffer(String name) {
        return buffers.keySet().stream().anyMatch(key -> key.name().equals(name));
    }

    /** Why {@link #buffer} gives none. */
    String noBuffer(Rank rank, String name) {
        return hasBuffer(name)
                ? "rank " + rank + " has no buffer \"" + name + "\"; widen its \"rank\" in \"buffers\""
                : "unknown buffer \"" + name + "\"; add it to \"buffers\"";
    }

    /** A copy of a buffer's bytes, little endian. */
    ByteBuffer read(NamedBuffer buffer) {
        return ByteBuffer.wrap(emulator.read(buffer.memory())).order(ByteOrder.LITTLE_ENDIAN);
    }

    void write(NamedBuffer buffer, byte[] bytes) {
        emulator.write(buffer.memory(), 0, bytes);
    }
}
