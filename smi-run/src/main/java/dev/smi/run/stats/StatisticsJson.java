package dev.smi.run.stats;

import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.run.stats.Statistics.FifoRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Statistics for scripts: every cable, FIFO and kernel. Stateless. */
public final class StatisticsJson {

    private StatisticsJson() {}

    /** The value that JSON is made of. */
    public static Map<String, Object> value(Statistics statistics) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cycles", statistics.cycles());
        members.put("cables", rows(statistics, statistics.cables()));
        members.put("fifos", rows(statistics, statistics.fifos()));
        members.put(
                "kernels",
                statistics.kernels().stream()
                        .map(row -> kernel(statistics, row))
                        .toList());
        return members;
    }

    private static List<Map<String, Object>> rows(Statistics statistics, List<FifoRow> rows) {
        return rows.stream().map(row -> fifo(statistics, row)).toList();
    }

    private static Map<String, Object> fifo(Statistics statistics, FifoRow row) {
        FifoSnapshot counted = row.counted();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", counted.info().rank().value());
        members.put(
                "name",
                counted.info().cable().isPresent() ? row.name() : counted.info().name());
        members.put("kind", id(counted.info().kind()));
        members.put("written", counted.written());
        members.put("read", counted.read());
        members.put("elements", counted.elements());
        members.put("utilisation", round(statistics.share(counted.written())));
        members.put("data_wait_cycles", counted.dataWaits());
        members.put("room_wait_cycles", counted.roomWaits());
        members.put("highest_fill", counted.highestFill());
        members.put("capacity", counted.info().capacity());
        return members;
    }

    private static Map<String, Object> kernel(Statistics statistics, KernelTotal row) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", row.rank());
        members.put("name", row.info().name());
        members.put("role", id(row.info().role()));
        members.put("runs", row.runs());
        members.put("operations", row.operations());
        members.put("running_cycles", row.running());
        members.put("utilisation", round(statistics.share(row.running())));
        members.put("data_wait_cycles", row.dataWaits());
        members.put("room_wait_cycles", row.roomWaits());
        return members;
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static double round(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
