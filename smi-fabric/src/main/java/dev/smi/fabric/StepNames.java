package dev.smi.fabric;

import dev.smi.fabric.HeldPacket.StepName;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Rank;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The steps of a fabric by the kernels that they stand for: what a report about packets that stand still needs. */
final class StepNames {

    private final IdentityHashMap<Step, StepName> names = new IdentityHashMap<>();

    void add(Step step, Rank rank, String kernel) {
        names.put(step, new StepName(rank, kernel));
    }

    /** The name of a step; empty if it is nobody, or an application's. */
    Optional<StepName> of(Step step) {
        return Optional.ofNullable(names.get(step));
    }

    /** What steps hold because one of these FIFOs is full. */
    List<HeldPacket> held(List<PacketRing> rings) {
        return rings.stream()
                .filter(PacketRing::isRoomAwaited)
                .filter(ring -> ring.fill() == ring.capacity())
                .flatMap(ring -> of(ring.writer()).stream().map(by -> new HeldPacket(by, ring, of(ring.reader()))))
                .toList();
    }
}
