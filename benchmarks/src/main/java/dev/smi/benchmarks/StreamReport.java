package dev.smi.benchmarks;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads the runs of a stream out of the report of {@code smi-run --json}. Stateless. */
final class StreamReport {

    private static final String REPORT = "report of smi-run";

    private StreamReport() {}

    /** One run for each step of the report. */
    static List<StreamRun> runs(String report, long elements) {
        Diagnostics diagnostics = new Diagnostics();
        JsonValue value = JsonParser.parse(REPORT, report, diagnostics);
        diagnostics.throwIfErrors();
        return array(value, "steps").stream().map(step -> run(step, elements)).toList();
    }

    private static StreamRun run(JsonValue step, long elements) {
        String first = array(step, "cables").stream()
                .map(cable -> fpga(text(cable, "from")))
                .min(Comparator.naturalOrder())
                .orElse("");
        long packets = array(step, "cables").stream()
                .filter(cable -> fpga(text(cable, "from")).equals(first)
                        || fpga(text(cable, "to")).equals(first))
                .mapToLong(cable -> (long) number(cable, "packets"))
                .sum();
        return new StreamRun(number(step, "time_s"), elements, packets);
    }

    /** The FPGA of a cable's end; rank 0 is the first one in string order. */
    private static String fpga(String end) {
        return end.substring(0, end.lastIndexOf(':'));
    }

    private static JsonValue member(JsonValue object, String key) {
        if (object instanceof JsonObject o && o.member(key).isPresent()) {
            return o.member(key).get().value();
        }
        throw new IllegalStateException(String.format(Locale.ROOT, "%s: no member \"%s\"", object.position(), key));
    }

    private static List<JsonValue> array(JsonValue object, String key) {
        return ((JsonArray) member(object, key)).elements();
    }

    private static double number(JsonValue object, String key) {
        return ((JsonNumber) member(object, key)).value().doubleValue();
    }

    private static String text(JsonValue object, String key) {
        return ((JsonString) member(object, key)).value();
    }
}
