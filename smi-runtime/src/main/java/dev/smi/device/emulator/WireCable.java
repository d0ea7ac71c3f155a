package dev.smi.device.emulator;

import dev.smi.emulator.fabric.RemoteCable;
import dev.smi.job.RankContext;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A cable between two JVMs: a wire each way. For the thread that runs the emulator. */
final class WireCable implements RemoteCable {

    /** Room on the way, in bytes; packets beyond it wait in the sending FPGA. */
    private static final int CAPACITY = 1 << 14;

    private static final String CONTRACT = "packets";
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final RingWriter writer;
    private final RingReader reader;

    /**
     * The cable between an FPGA here and one elsewhere.
     *
     * @param context the rank here
     * @param load counts the programs loaded so far, as packets of an earlier one must not reach this one
     */
    WireCable(RankContext context, CableEnd here, CableEnd there, int load) {
        String out = "cable." + load + "." + here.channel() + "." + there.channel();
        String in = "cable." + load + "." + there.channel() + "." + here.channel();
        this.writer = context.writer(there.rank().value(), out, CAPACITY, CONTRACT);
        this.reader = context.reader(there.rank().value(), in, CAPACITY, CONTRACT);
    }

    @Override
    public boolean offer(byte[] from, int offset) {
        if (!writer.hasRoom(Packet.BYTES)) {
            return false;
        }
        for (int at = offset; at < offset + Packet.BYTES; at += Long.BYTES) {
            writer.putLong((long) WORD.get(from, at));
        }
        return true;
    }

    @Override
    public void flush() {
        writer.publish();
    }

    @Override
    public boolean poll(byte[] to, int offset) {
        if (!reader.has(Packet.BYTES)) {
            return false;
        }
        for (int at = offset; at < offset + Packet.BYTES; at += Long.BYTES) {
            WORD.set(to, at, reader.getLong());
        }
        return true;
    }

    @Override
    public void release() {
        reader.release();
    }
}
