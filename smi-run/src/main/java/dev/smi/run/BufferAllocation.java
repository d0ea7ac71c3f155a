package dev.smi.run;

import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.machine.OutOfDeviceMemoryException;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.run.Cluster.BufferKey;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.launchfile.LaunchFile;
import dev.smi.run.launchfile.LaunchFile.BufferEntry;
import dev.smi.run.launchfile.LaunchFile.Contents;
import dev.smi.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives a launch file's buffers memory on the FPGAs. Stateless. */
final class BufferAllocation {

    private BufferAllocation() {}

    /**
     * Memory for all buffers, with what they hold at first.
     *
     * @throws DiagnosticException if the launch file names a buffer twice, or there is no room
     */
    static Map<BufferKey, NamedBuffer> of(LaunchFile launch, Emulator emulator, Topology topology) {
        Diagnostics diagnostics = new Diagnostics();
        Map<BufferKey, NamedBuffer> buffers = new HashMap<>();
        for (BufferEntry entry : launch.buffers()) {
            for (Rank rank : entry.ranks().resolve(topology.size(), diagnostics)) {
                BufferKey key = new BufferKey(rank, entry.name());
                if (buffers.containsKey(key)) {
                    diagnostics.error(
                            entry.position(), "rank " + rank + " has two buffers named \"" + entry.name() + "\"");
                } else {
                    buffer(emulator, entry, rank, diagnostics).ifPresent(buffer -> buffers.put(key, buffer));
                }
            }
        }
        diagnostics.throwIfErrors();
        return buffers;
    }

    private static Optional<NamedBuffer> buffer(
            Emulator emulator, BufferEntry entry, Rank rank, Diagnostics diagnostics) {
        long size = (long) entry.count() * entry.type().bytes();
        try {
            DeviceBuffer memory = emulator.allocate(rank, entry.name(), size);
            if (!(entry.contents() instanceof Contents.Zero)) {
                byte[] bytes = BufferContents.bytes(entry.contents(), entry.name(), entry.type(), entry.count());
                emulator.write(memory, 0, bytes);
            }
            return Optional.of(new NamedBuffer(memory, entry.type(), entry.count()));
        } catch (OutOfDeviceMemoryException e) {
            diagnostics.error(
                    entry.position(), "buffer \"" + entry.name() + "\" on rank " + rank + ": " + e.getMessage());
        } catch (OutOfMemoryError _) {
            throw new DiagnosticException(
                    entry.position(),
                    "the buffers up to \"" + entry.name() + "\" on rank " + rank + ", which takes " + size
                            + " bytes, do not fit this computer's memory, of which the JVM takes at most "
                            + Runtime.getRuntime().maxMemory() + " bytes; use smaller buffers or fewer ranks, or"
                            + " JAVA_OPTS=-Xmx<size>");
        }
        return Optional.empty();
    }
}
