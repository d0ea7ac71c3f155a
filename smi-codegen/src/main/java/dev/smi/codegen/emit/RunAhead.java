package dev.smi.codegen.emit;

import dev.smi.model.Operation;
import dev.smi.model.Port;
import java.util.Map;

/**
 * How far senders are promised to run ahead of receivers: what asynchronicity degrees come to.
 *
 * <p>Source: docs/design/smi-spec.md, section 4, and docs/adr/0006-grants-and-degrees.md.
 *
 * @param packets packets by port, of the ports whose channels are opened with a degree
 */
public record RunAhead(Map<Port, Long> packets) {

    /** The part of a buffer that is granted at once, unless a degree asks for more often. */
    private static final int GRANTS_PER_BUFFER = 8;

    /** No channel has a degree. */
    public static final RunAhead NONE = new RunAhead(Map.of());

    public RunAhead {
        packets = Map.copyOf(packets);
    }

    /**
     * Packets that a receiver has to owe its sender before it grants them, at least 1. As all but one of them may be
     * held back while the sender waits, what is left of the buffer has to be what was promised.
     */
    int grantPackets(Operation receiver) {
        long spare = receiver.bufferSize() - packets.getOrDefault(receiver.port(), 0L);
        return Math.toIntExact(Math.clamp(spare + 1, 1L, (long) receiver.bufferSize() / GRANTS_PER_BUFFER));
    }
}
