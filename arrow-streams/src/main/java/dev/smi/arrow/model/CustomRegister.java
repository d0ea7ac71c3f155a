package dev.smi.arrow.model;

/**
 * A register of the kernel's own, and the parameter that it becomes.
 *
 * @param name its name, an identifier in C
 * @param bits 8, 16, 32 or 64; up to 32 take one register, 64 take two
 */
public record CustomRegister(String name, int bits) {

    /** @throws IllegalArgumentException if there is no register of so many bits */
    public CustomRegister {
        if (!isWidth(bits)) {
            throw new IllegalArgumentException("a register of " + bits + " bits; there are 8, 16, 32 and 64");
        }
    }

    /** Whether there are registers of a number of bits. */
    public static boolean isWidth(long bits) {
        return bits == Byte.SIZE || bits == Short.SIZE || bits == Integer.SIZE || bits == Long.SIZE;
    }

    /** The parameter's type in OpenCL C. */
    public String cType() {
        return switch (bits) {
            case Byte.SIZE -> "uchar";
            case Short.SIZE -> "ushort";
            case Integer.SIZE -> "uint";
            default -> "ulong";
        };
    }
}
