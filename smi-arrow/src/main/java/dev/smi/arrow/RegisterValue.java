package dev.smi.arrow;

import dev.smi.arrow.model.Register;

/** A register and what is in it. */
public record RegisterValue(Register register, int value) {

    /** Offset, name and value, as {@code 0x0010 R_first 0x00000000}. */
    @Override
    public String toString() {
        return String.format("0x%04X %s 0x%08X", register.offset(), register.name(), value);
    }
}
