package dev.smi.emulator.compile;

import java.util.Set;

/** The functions that device code may leave to the emulator, besides its mathematical ones. */
final class HostFunctions {

    static final Set<String> NAMES = Set.of(
            "emu_channel",
            "emu_read",
            "emu_write",
            "emu_read_nb",
            "emu_write_nb",
            "emu_opened",
            "emu_at",
            "emu_fault",
            "printf");

    private HostFunctions() {}
}
