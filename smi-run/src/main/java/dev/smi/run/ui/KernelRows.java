package dev.smi.run.ui;

import dev.smi.emulator.observe.KernelSnapshot.State;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.run.stats.KernelTotal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kernels of a cluster, each once, however often it was started. Not changed once it is made. */
final class KernelRows {

    private static final String ENDED = "ended";
    private static final String READY = "ready";

    private final List<KernelTotal> rows;
    private final Waits waits;

    private KernelRows(List<KernelTotal> rows, Waits waits) {
        this.rows = rows;
        this.waits = waits;
    }

    static KernelRows of(Snapshot snapshot, Waits waits) {
        return new KernelRows(KernelTotal.of(snapshot), waits);
    }

    private String state(KernelTotal row) {
        return waits.of(row.info().toString())
                .map(Waits.Wait::state)
                .orElse(row.state() == State.ENDED ? ENDED : READY);
    }

    /** What an FPGA's kernels of the user do: idle, if there are none or all have ended; waiting, if all wait. */
    String state(int rank) {
        List<String> states = rows.stream()
                .filter(row -> row.isUser() && row.rank() == rank)
                .map(this::state)
                .filter(state -> !state.equals(ENDED))
                .toList();
        return states.isEmpty() ? "idle" : states.contains(READY) ? "running" : "waiting";
    }

    /** How many of the user's kernels of an FPGA wait. */
    long waiting(int rank) {
        return rows.stream()
                .filter(row -> row.isUser() && row.rank() == rank)
                .filter(row -> waits.of(row.info().toString()).isPresent())
                .count();
    }

    /**
     * Rows for a table, those that hurt most first.
     *
     * @param rank the FPGA whose kernels are wanted, those of the transport layer included; if empty, the user's of all
     */
    List<Map<String, Object>> json(Optional<Integer> rank, int most) {
        Comparator<KernelTotal> byHarm = Comparator.<KernelTotal, Boolean>comparing(KernelTotal::isUser)
                .thenComparing(row -> waits.of(row.info().toString()).isPresent())
                .thenComparing(row -> row.state() != State.ENDED)
                .thenComparingLong(row -> row.dataWaits() + row.roomWaits())
                .thenComparingLong(KernelTotal::operations)
                .reversed();
        return rows.stream()
                .filter(row -> rank.map(r -> r == row.rank()).orElse(row.isUser()))
                .sorted(byHarm)
                .limit(most)
                .map(this::json)
                .toList();
    }

    private Map<String, Object> json(KernelTotal row) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", row.rank());
        members.put("name", row.info().name());
        members.put("role", row.info().role().name().toLowerCase(Locale.ROOT));
        members.put("state", state(row));
        members.put(
                "waits_for",
                waits.of(row.info().toString()).map(Waits.Wait::text).orElse(""));
        members.put("runs", row.runs());
        members.put("operations", row.operations());
        members.put("data_waits", row.dataWaits());
        members.put("room_waits", row.roomWaits());
        return members;
    }
}
