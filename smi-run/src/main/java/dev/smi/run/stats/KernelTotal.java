package dev.smi.run.stats;

import dev.smi.emulator.observe.KernelInfo;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelSnapshot;
import dev.smi.emulator.observe.KernelSnapshot.State;
import dev.smi.emulator.observe.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel, however often it was started.
 *
 * @param info that of its first start
 * @param state what it does in its last one
 * @param runs how often it was started
 * @param operations reads and writes
 * @param running cycles in which it ran and did not wait
 * @param dataWaits cycles in which it waited for elements
 * @param roomWaits cycles in which it waited for room
 */
public record KernelTotal(
        KernelInfo info, State state, int runs, long operations, long running, long dataWaits, long roomWaits) {

    /** Each kernel once, in the order in which they were started first. */
    public static List<KernelTotal> of(Snapshot snapshot) {
        Map<String, KernelTotal> totals = new LinkedHashMap<>();
        snapshot.kernels().forEach(kernel -> totals.merge(kernel.info().toString(), of(kernel), KernelTotal::plus));
        return List.copyOf(totals.values());
    }

    private static KernelTotal of(KernelSnapshot kernel) {
        return new KernelTotal(
                kernel.info(),
                kernel.state(),
                1,
                kernel.operations(),
                kernel.running(),
                kernel.dataWaits(),
                kernel.roomWaits());
    }

    private KernelTotal plus(KernelTotal later) {
        return new KernelTotal(
                info,
                later.state,
                runs + later.runs,
                operations + later.operations,
                running + later.running,
                dataWaits + later.dataWaits,
                roomWaits + later.roomWaits);
    }

    /** The number of its FPGA. */
    public int rank() {
        return info.rank().value();
    }

    /** Whether it is the user's and not the transport layer's. */
    public boolean isUser() {
        return info.role() == Role.USER;
    }
}
