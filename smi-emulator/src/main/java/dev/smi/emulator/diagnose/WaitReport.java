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
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who waits for whom.
 *
 * @param kernels the user's kernels that have not returned, and communication kernels that hold packets back
 * @param cycle kernels that wait for each other in a circle, in order; empty if there is no such circle
 * @param counts elements of the largest message that is open on each port
 */
public record WaitReport(List<KernelWait> kernels, List<KernelWait> cycle, Map<Integer, Integer> counts) {

    public WaitReport {
        kernels = List.copyOf(kernels);
        cycle = List.copyOf(cycle);
        counts = Map.copyOf(counts);
    }

    /** A report without messages. */
    public WaitReport(List<KernelWait> kernels, List<KernelWait> cycle) {
        this(kernels, cycle, Map.of());
    }

    /** The same with every wait changed. */
    public WaitReport map(UnaryOperator<KernelWait> change) {
        return new WaitReport(
                kernels.stream().map(change).toList(),
                cycle.stream().map(change).toList(),
                counts);
    }

    /** Whether the same of the user's kernels wait for the same FIFOs, wherever in the source. */
    public boolean isSame(WaitReport other) {
        return states().equals(other.states());
    }

    private Set<String> states() {
        return kernels.stream()
                .filter(wait -> !(wait.cause() instanceof WaitCause.HeldPacket))
                .map(KernelWait::state)
                .collect(Collectors.toSet());
    }

    /**
     * The state of kernels, none of which runs.
     *
     * @param fibers kernels that have not ended
     * @param returned the user's kernels that have
     * @param steps steps of the transport layer that hold packets back, if it is not made of kernels
     * @param ranks the ranks whose kernels these are; of those of others nothing is known
     */
    public static WaitReport of(
            List<KernelFiber> fibers, List<KernelFiber> returned, List<StepWait> steps, Set<Rank> ranks) {
        WaitExplainer explainer = new WaitExplainer(fibers, returned, ranks);
        List<KernelWait> kernels = Stream.concat(
                        fibers.stream().flatMap(fiber -> explainer.explain(fiber).stream()),
                        steps.stream().map(WaitExplainer::explain))
                .toList();
        Map<Integer, Integer> counts = new TreeMap<>();
        fibers.forEach(fiber -> fiber.opened().forEach(o -> counts.merge(o.port(), o.count(), Math::max)));
        return new WaitReport(kernels, cycle(kernels), counts);
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
