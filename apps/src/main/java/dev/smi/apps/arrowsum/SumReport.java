package dev.smi.apps.arrowsum;

import dev.smi.apps.arrowsum.ArrowSum.Sum;
import dev.smi.model.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sum for people and for programs. Stateless. */
final class SumReport {

    private SumReport() {}

    static String text(String file, Sum sum) {
        return "%s: column %s (%s), %d rows, %d of them null%nsum %s%n"
                .formatted(
                        file,
                        sum.column(),
                        sum.kind().id(),
                        sum.total().rows(),
                        sum.total().nulls(),
                        sum.value());
    }

    /** As JSON; the times of its runs only if there are any, as they are never the same. */
    static String json(String file, Sum sum, List<Double> seconds) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", file);
        values.put("column", sum.column());
        values.put("type", sum.kind().id());
        values.put("rows", sum.total().rows());
        values.put("nulls", sum.total().nulls());
        values.put("sum", sum.value());
        if (!seconds.isEmpty()) {
            values.put("seconds", seconds);
        }
        return JsonWriter.document(values);
    }
}
