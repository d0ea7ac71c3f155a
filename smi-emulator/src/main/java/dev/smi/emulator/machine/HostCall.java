package dev.smi.emulator.machine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;

/**
 * A call from device code into the emulator. All calls are of this one class, so that the JVM sees one target where the
 * runtime calls imported functions, inlines it, and needs no array for the arguments.
 */
final class HostCall implements WasmFunctionHandle {

    /** The functions that device code can import, by name. */
    enum Function {
        EMU_READ,
        EMU_WRITE,
        EMU_READ_NB,
        EMU_WRITE_NB,
        EMU_CHANNEL,
        EMU_OPENED,
        EMU_AT,
        EMU_FAULT,
        PRINTF
    }

    private static final long[] NOTHING = {};
    private static final long[] FALSE = {0};
    private static final long[] TRUE = {1};

    private final Function function;
    private final KernelHost host;
    private final DeviceMemory memory;

    HostCall(Function function, KernelHost host, DeviceMemory memory) {
        this.function = function;
        this.host = host;
        this.memory = memory;
    }

    @Override
    public long[] apply(Instance instance, long... arguments) {
        return switch (function) {
            case EMU_READ_NB -> host.readNonBlocking((int) arguments[0], (int) arguments[1]) ? TRUE : FALSE;
            case EMU_WRITE_NB -> host.writeNonBlocking((int) arguments[0], (int) arguments[1]) ? TRUE : FALSE;
            case EMU_READ -> {
                host.read((int) arguments[0], (int) arguments[1]);
                yield NOTHING;
            }
            case EMU_WRITE -> {
                host.write((int) arguments[0], (int) arguments[1]);
                yield NOTHING;
            }
            case EMU_AT -> {
                host.at((int) arguments[0]);
                yield NOTHING;
            }
            default -> rare(arguments);
        };
    }

    private long[] rare(long[] arguments) {
        switch (function) {
            case EMU_CHANNEL -> {
                int io = (int) arguments[4];
                return new long[] {
                    host.channel(
                            memory.string((int) arguments[0]),
                            (int) arguments[1],
                            (int) arguments[2],
                            (int) arguments[3],
                            io == 0 ? "" : memory.string(io))
                };
            }
            case EMU_OPENED ->
                host.opened(
                        memory.string((int) arguments[0]), (int) arguments[1], (int) arguments[2], (int) arguments[3]);
            case EMU_FAULT -> throw new KernelFault(formatted(arguments).strip());
            case PRINTF -> {
                host.print(formatted(arguments));
                return FALSE;
            }
            case EMU_READ, EMU_WRITE, EMU_READ_NB, EMU_WRITE_NB, EMU_AT ->
                throw new IllegalStateException(function + " is no rare call");
        }
        return NOTHING;
    }

    private String formatted(long[] arguments) {
        return new DevicePrintf(memory).format(memory.string((int) arguments[0]), (int) arguments[1]);
    }
}
