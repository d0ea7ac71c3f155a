package dev.smi.emulator.fabric;

/**
 * A cable to an FPGA that is emulated elsewhere, as seen from this end. Packets are {@link dev.smi.model.Packet#BYTES}
 * bytes. For the thread that runs the fabric.
 */
public interface RemoteCable {

    /** Sends a packet, or gives false if there is no room. */
    boolean offer(byte[] from, int offset);

    /** Shows the other end what was sent. */
    void flush();

    /** Takes a packet that has arrived, or gives false. */
    boolean poll(byte[] to, int offset);

    /** Gives the room of what was taken back. */
    void release();
}
