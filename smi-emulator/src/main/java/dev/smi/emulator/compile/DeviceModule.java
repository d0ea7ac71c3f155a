package dev.smi.emulator.compile;

import java.util.List;
import java.util.Optional;

/**
 * A compiled program: one WebAssembly module and what it exports. Immutable but for the array, which is not copied.
 *
 * @param program the program's name
 * @param wasm the module
 * @param kernels all kernels, those of the transport layer included
 * @param registrations how many functions {@code emu_init_<n>} register the module's channels
 * @param origins where its parts come from; only if it was compiled with marks
 */
@SuppressWarnings("ArrayRecordComponent") // modules are passed on, never compared
public record DeviceModule(
        String program, byte[] wasm, List<KernelSignature> kernels, int registrations, ProgramOrigins origins) {

    /** The prefix of the functions that register channels, followed by a number from 0. */
    public static final String REGISTRATION_PREFIX = ChannelLowering.INIT_PREFIX;

    /** The prefix of the kernels' entry functions; they take the address of the arguments. */
    public static final String ENTRY_PREFIX = KernelIr.ENTRY_PREFIX;

    /** Bytes from one argument to the next in memory. */
    public static final int ARGUMENT_STRIDE = KernelIr.ARGUMENT_STRIDE;

    public DeviceModule {
        kernels = List.copyOf(kernels);
    }

    /** The kernel with the given name, or empty. */
    public Optional<KernelSignature> kernel(String name) {
        return kernels.stream().filter(k -> k.name().equals(name)).findFirst();
    }
}
