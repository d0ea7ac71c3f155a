package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.Step;

/**
 * The FIFOs of a support kernel.
 *
 * @param app from the application
 * @param result to the application; of a scatter or gather it is not used, as the application reads {@code dataIn}
 *     itself
 * @param dataIn from CK_R
 * @param dataOut to CK_S
 * @param controlIn credits, from CK_R
 * @param controlOut credits, to CK_S
 */
public record SupportRings(
        PacketRing app,
        PacketRing result,
        PacketRing dataIn,
        PacketRing dataOut,
        PacketRing controlIn,
        PacketRing controlOut) {

    /** Makes a step the reader of what comes in and the writer of what goes out. */
    void connect(Step step) {
        app.setReader(step);
        dataIn.setReader(step);
        controlIn.setReader(step);
        result.setWriter(step);
        dataOut.setWriter(step);
        controlOut.setWriter(step);
    }
}
