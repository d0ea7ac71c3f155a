package dev.smi.run.ui;

import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.observe.FifoInfo;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelSnapshot;
import dev.smi.emulator.observe.KernelSnapshot.State;
import dev.smi.emulator.observe.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which kernel waits for which FIFO at a moment. Immutable. */
final class Waits {

    /** FIFOs between a user's kernel and the transport layer, named for operation and port. */
    private static final Pattern ENDPOINT = Pattern.compile("(push|pop|broadcast|reduce|scatter|gather)_(\\d+)_(\\w+)");

    private final Map<String, Wait> byKernel;
    private final Map<String, Integer> byFifo = new HashMap<>();

    /**
     * What one kernel waits for.
     *
     * @param hurts whether the FIFO is to be looked at: the transport layer's kernels wait for packets all the time
     * @param state data, room or polling
     * @param channel the FIFO's name
     * @param text the same in words
     */
    record Wait(int rank, boolean hurts, String state, String channel, String text) {}

    private Waits(Map<String, Wait> byKernel) {
        this.byKernel = byKernel;
        byKernel.values().stream()
                .filter(Wait::hurts)
                .forEach(wait -> byFifo.merge(fifoKey(wait.rank, wait.channel), 1, Integer::sum));
    }

    /** What kernels wait for while they run. */
    static Waits of(Snapshot snapshot) {
        Map<String, Wait> waits = new LinkedHashMap<>();
        for (KernelSnapshot kernel : snapshot.kernels()) {
            kernel.fifo()
                    .filter(_ -> kernel.state() != State.ENDED)
                    .ifPresent(fifo -> waits.put(
                            kernel.info().toString(),
                            new Wait(
                                    fifo.rank().value(),
                                    kernel.info().role() == Role.USER || kernel.state() == State.AWAITING_ROOM,
                                    id(kernel.state()),
                                    fifo.name(),
                                    text(kernel.state(), fifo, snapshot.fifos().get(fifo.number())))));
        }
        return new Waits(waits);
    }

    /** What kernels waited for when they were stuck. */
    static Waits of(List<KernelWait> stuck) {
        Map<String, Wait> waits = new LinkedHashMap<>();
        for (KernelWait wait : stuck) {
            if (!wait.channel().isEmpty()) {
                String state = wait.action().equals("write") ? "room" : "data";
                String text = "to " + wait.action() + " " + wait.channel() + " (" + wait.fill() + " of "
                        + wait.capacity() + "): " + wait.meaning();
                waits.putIfAbsent(
                        wait.id().toString(), new Wait(wait.rank().value(), true, state, wait.channel(), text));
            }
        }
        return new Waits(waits);
    }

    /** What a kernel waits for; empty if it does not wait. */
    Optional<Wait> of(String kernel) {
        return Optional.ofNullable(byKernel.get(kernel));
    }

    /** How many kernels wait for a FIFO that should not. */
    int count(FifoInfo fifo) {
        return byFifo.getOrDefault(fifoKey(fifo.rank().value(), fifo.name()), 0);
    }

    private static String fifoKey(int rank, String name) {
        return rank + " " + name;
    }

    private static String id(State state) {
        return switch (state) {
            case AWAITING_DATA -> "data";
            case AWAITING_ROOM -> "room";
            case POLLING -> "polling";
            case READY, ENDED -> state.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String text(State state, FifoInfo fifo, FifoSnapshot counted) {
        String verb = state == State.AWAITING_ROOM ? "to write " : "to read ";
        String more = state == State.POLLING ? " or another" : "";
        return verb + fifo.name() + more + " (" + counted.fill() + " of " + fifo.capacity() + ")" + meaning(fifo);
    }

    private static String meaning(FifoInfo fifo) {
        Matcher endpoint = ENDPOINT.matcher(fifo.name());
        if (!endpoint.matches()) {
            return "";
        }
        String operation = endpoint.group(1);
        String what = operation.startsWith("p")
                ? "SMI_" + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1)
                : operation;
        return ": " + what + " on port " + endpoint.group(2);
    }
}
