package dev.smi.run.advice;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.WaitCause;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.FifoDepths.Channel;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what could be made larger so that a kernel that waits goes on. */
final class Candidates {

    /** Packets that a degree can come to: docs/design/smi-spec.md, section 4. */
    private static final int MOST_PACKETS = 65_536;

    /** Elements of a FIFO that is tried as if it were endless. */
    static final int DEEP = 1 << 16;

    /** Memory that a channel takes at most when it is, over all ranks: 28 FIFOs of int. */
    private static final long MOST_BYTES = 1 << 26;

    private static final Pattern BUFFER = Pattern.compile("[a-z]+_(\\d+)_ckr_(?:data|control)");

    private final Sources sources;

    Candidates(Sources sources) {
        this.sources = sources;
    }

    /**
     * How far a knob can be turned.
     *
     * @param present its value now, with which there is a deadlock
     * @param most the largest value that is tried
     * @param isLimited whether larger ones might make a difference
     */
    record Range(int present, int most, boolean isLimited) {}

    /** What could be larger, by what waits for it. */
    Map<Knob, Range> buffers(WaitReport report) {
        Map<Knob, Range> knobs = new LinkedHashMap<>();
        for (KernelWait wait : report.kernels()) {
            switch (wait.cause()) {
                case WaitCause.OtherEnd end
                when end.message().operation().equals("push") ->
                    degree(end.message().port(), report, knobs);
                case WaitCause.OtherRanks ranks -> degree(ranks.port(), report, knobs);
                case WaitCause.HeldPacket _ -> {
                    Matcher buffer = BUFFER.matcher(wait.channel());
                    if (buffer.matches()) {
                        degree(Integer.parseInt(buffer.group(1)), report, knobs);
                    }
                }
                case WaitCause.OwnChannel own
                when wait.action().equals("write") -> {
                    String name = wait.channel().replaceAll("\\[.*", "");
                    knobs.put(
                            new Knob.Depth(new Channel(own.program(), name)),
                            new Range(wait.capacity(), deep(own, wait.capacity()), true));
                }
                default -> {}
            }
        }
        return knobs;
    }

    /** A depth for which there is memory, twice what it is now in any case: a power of two, as FIFOs have places. */
    private int deep(WaitCause.OwnChannel own, int present) {
        long ranks = Collections.frequency(sources.programOfRank(), own.program());
        long fits = MOST_BYTES / Math.max(1, own.placeBytes() * ranks);
        int deep = (int) Long.highestOneBit(Math.clamp(fits, 1, DEEP));
        return (int) Math.max(deep, Math.min(2L * present, 1 << 30));
    }

    private void degree(int port, WaitReport report, Map<Knob, Range> knobs) {
        Optional<Endpoint> endpoint = sources.onPort(port).stream().findFirst();
        if (endpoint.isEmpty()) {
            return;
        }
        DataType type = endpoint.get().operation().dataType();
        // of the degrees that give the default buffer, those up to one packet less give the same credits, too
        int present = endpoint.get().degree() == 0
                ? Operation.DEFAULT_BUFFER_PACKETS - 1
                : Math.toIntExact(type.packets(endpoint.get().degree()));
        long count = report.counts().getOrDefault(port, 0);
        long all = type.packets(count);
        int most = (int) Math.min(MOST_PACKETS, all);
        if (most > present) {
            knobs.put(new Knob.Degree(port), new Range(present, most, all > most));
        }
    }

    /** Ports whose elements are waited for although somebody has opened them for pushing. */
    static Set<Integer> flushes(WaitReport report) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (KernelWait wait : report.kernels()) {
            if (wait.cause() instanceof WaitCause.OtherEnd end
                    && end.message().operation().equals("pop")
                    && end.open().isPresent()) {
                ports.add(end.message().port());
            }
        }
        return ports;
    }
}
