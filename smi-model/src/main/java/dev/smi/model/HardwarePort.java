package dev.smi.model;

/**
 * One FIFO between the application side and a communication kernel.
 *
 * @param operation the operation it belongs to
 * @param key which of the operation's FIFOs it is
 */
public record HardwarePort(Operation operation, FifoKey key) {

    /** The FIFO's name in device code, {@code <operation>_<port>_<key>}: {@code push_0_cks_data}. */
    public String name() {
        return operation.type() + "_" + operation.port() + "_" + key.id();
    }
}
