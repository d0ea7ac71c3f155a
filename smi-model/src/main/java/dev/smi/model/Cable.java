package dev.smi.model;

/**
 * A full-duplex cable between two FPGAs.
 *
 * @param a one end
 * @param b the other end, on another FPGA or at least another network port
 */
public record Cable(CableEnd a, CableEnd b) {

    /** @throws IllegalArgumentException if both ends are the same network port */
    public Cable {
        if (a.equals(b)) {
            throw new IllegalArgumentException("cable from " + a + " to itself");
        }
    }

    @Override
    public String toString() {
        return a + "-" + b;
    }
}
