package dev.smi.run.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An estimate for people and for scripts. Stateless. */
public final class EstimateText {

    private EstimateText() {}

    /** What was assumed, a line for each step, and the sum. */
    public static String text(Estimate estimate) {
        HardwareModel model = estimate.model();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "model: %s MHz, cables of %s Gbit/s (a packet every %.2f cycles), %s ns a hop, communication kernels that take"
                        + " %d packets in a row and look at %d other inputs%n",
                number(model.clockMhz()),
                number(model.linkGbits()),
                model.timing().cableInterval(),
                number(model.hopNanos()),
                model.readLimit(),
                model.otherInputs()));
        text.append(
                switch (estimate.end()) {
                    case COMPLETED -> "";
                    case FAILED -> "  up to the fault, as the run ended there:\n";
                    case DEADLOCK -> "  up to the deadlock, as the run ended there:\n";
                    case DEADLINE -> "  up to the deadline, as the run ended there:\n";
                });
        for (int i = 0; i < estimate.steps().size(); i++) {
            Estimate.Step step = estimate.steps().get(i);
            line(text, model, "step " + (i + 1), step.cycles(), step.kernels());
        }
        line(text, model, "all", estimate.cycles(), "");
        estimate.busiest()
                .ifPresent(cable -> text.append(String.format(
                        Locale.ROOT,
                        "  busiest cable: %s, %d packets, taken in %.1f %% of the cycles%n",
                        cable.name(),
                        cable.packets(),
                        100 * estimate.busy())));
        return text.toString();
    }

    private static void line(StringBuilder text, HardwareModel model, String what, long cycles, String kernels) {
        text.append(String.format(
                        Locale.ROOT, "  %-8s %12d cycles %14.2f us  %s", what, cycles, model.micros(cycles), kernels)
                .stripTrailing());
        text.append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The value that JSON is made of. */
    public static Map<String, Object> json(Estimate estimate) {
        HardwareModel model = estimate.model();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("clock_mhz", model.clockMhz());
        members.put("link_gbits", model.linkGbits());
        members.put("hop_ns", model.hopNanos());
        members.put("other_inputs", model.otherInputs());
        members.put("read_limit", model.readLimit());
        List<Map<String, Object>> steps =
                estimate.steps().stream().map(step -> step(model, step)).toList();
        members.put("steps", steps);
        members.put("cycles", estimate.cycles());
        members.put("us", model.micros(estimate.cycles()));
        members.put("ended", estimate.end().name().toLowerCase(Locale.ROOT));
        estimate.busiest().ifPresent(cable -> members.put("busiest_cable", cable(estimate, cable)));
        return members;
    }

    private static Map<String, Object> cable(Estimate estimate, Estimate.BusyCable cable) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", cable.name());
        members.put("packets", cable.packets());
        members.put("utilisation", Math.round(estimate.busy() * 10_000) / 10_000.0);
        return members;
    }

    private static Map<String, Object> step(HardwareModel model, Estimate.Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kernels", step.kernels());
        members.put("cycles", step.cycles());
        members.put("us", model.micros(step.cycles()));
        return members;
    }
}
