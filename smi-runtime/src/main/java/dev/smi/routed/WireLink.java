package dev.smi.routed;

import dev.smi.fabric.PacketLink;
import dev.smi.job.RankContext;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;

/** A cable between two JVMs: a wire each way. For the fabric's thread. */
final class WireLink implements PacketLink {

    /** Room on the way, in bytes; packets beyond it wait in the cable's FIFO. */
    private static final int CAPACITY = 1 << 14;

    private static final String CONTRACT = "packets";
    private static final int WORDS = Packet.BYTES / Long.BYTES;

    private final RingWriter writer;
    private final RingReader reader;

    /**
     * The cable between a rank here and one elsewhere.
     *
     * @param context the rank here
     */
    WireLink(RankContext context, CableEnd here, CableEnd there) {
        int peer = there.rank().value();
        this.writer = context.writer(peer, "routed." + here.channel() + "." + there.channel(), CAPACITY, CONTRACT);
        this.reader = context.reader(peer, "routed." + there.channel() + "." + here.channel(), CAPACITY, CONTRACT);
    }

    @Override
    public int offer(long[] packets, int from, int count) {
        int taken = 0;
        while (taken < count && writer.hasRoom(Packet.BYTES)) {
            for (int word = 0; word < WORDS; word++) {
                writer.putLong(packets[from + taken * WORDS + word]);
            }
            taken++;
        }
        if (taken > 0) {
            writer.publish();
        }
        return taken;
    }

    @Override
    public int poll(long[] packets, int to, int count) {
        int taken = 0;
        while (taken < count && reader.has(Packet.BYTES)) {
            for (int word = 0; word < WORDS; word++) {
                packets[to + taken * WORDS + word] = reader.getLong();
            }
            taken++;
        }
        if (taken > 0) {
            reader.release();
        }
        return taken;
    }
}
