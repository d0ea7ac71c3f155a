package dev.smi.emulator.diagnose;

import dev.smi.emulator.diagnose.KernelWait.KernelId;
import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.emulator.fabric.StepWait;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who waits for whom.
 *
 * @param kernels the user's kernels that have not returned, and communication kernels that hold packets back
 * @param cycle kernels that wait for each other in a circle, in order; empty if there is no such circle
 */
public record WaitReport(List<KernelWait> kernels, List<KernelWait> cycle) {

    public WaitReport {
        kernels = List.copyOf(kernels);
        cycle = List.copyOf(cycle);
    }

    /**
     * The state of kernels, none of which runs.
     *
     * @param fibers kernels that have not ended
     * @param steps steps of the transport layer that hold packets back, if it is not made of kernels
     * @param ranks the ranks whose kernels these are; of those of others nothing is known
     */
    public static WaitReport of(List<KernelFiber> fibers, List<StepWait> steps, Set<Rank> ranks) {
        WaitExplainer explainer = new WaitExplainer(fibers, ranks);
        List<KernelWait> kernels = Stream.concat(
                        fibers.stream().flatMap(fiber -> explainer.explain(fiber).stream()),
                        steps.stream().map(WaitExplainer::explain))
                .toList();
        return new WaitReport(kernels, cycle(kernels));
    }

    /** Follows the first wait of each kernel from kernel to kernel until one comes again. */
    private static List<KernelWait> cycle(List<KernelWait> kernels) {
        for (KernelWait start : kernels) {
            Map<KernelId, KernelWait> path = new LinkedHashMap<>();
            Optional<KernelWait> next = Optional.of(start);
            while (next.isPresent() && path.putIfAbsent(next.get().id(), next.get()) == null) {
                next = next.get().waitsFor().flatMap(id -> find(kernels, id));
            }
            if (next.isPresent()) {
                List<KernelWait> members = new ArrayList<>(path.values());
                return members.subList(members.indexOf(path.get(next.get().id())), members.size());
            }
        }
        return List.of();
    }

    private static Optional<KernelWait> find(List<KernelWait> kernels, KernelId id) {
        return kernels.stream().filter(k -> k.id().equals(id)).findFirst();
    }

    /** The report as lines: every kernel, then the circle. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        kernels.forEach(kernel -> lines.add("  " + kernel));
        if (!cycle.isEmpty()) {
            lines.add("They wait for each other in a circle:");
            for (KernelWait kernel : cycle) {
                lines.add("  " + kernel.id() + " waits for "
                        + kernel.waitsFor().map(KernelId::toString).orElse("nobody"));
            }
        }
        return lines;
    }
}
