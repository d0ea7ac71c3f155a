package dev.smi.apps.arrowsum;

import dev.smi.apps.arrowsum.ArrowSum.Sum;
import dev.smi.model.json.JsonWriter;
import java.util.LinkedHashMap;
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

    static String json(String file, Sum sum) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", file);
        values.put("column", sum.column());
        values.put("type", sum.kind().id());
        values.put("rows", sum.total().rows());
        values.put("nulls", sum.total().nulls());
        values.put("sum", sum.value());
        return JsonWriter.document(values);
    }
}
