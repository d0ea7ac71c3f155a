package dev.smi.model.io;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the device code of one program is compiled: what stands beside its sources as {@value #NAME}.
 *
 * <pre>
 * { "sources": ["stencil.cl", "smi_generated_device.cl"], "include": ["/home/me/include"], "define": ["N=1024"],
 *   "cables": 4 }
 * </pre>
 *
 * @param sources names of OpenCL C files in the program's directory, in order; each is compiled by itself
 * @param includes directories to search for headers, besides those that hold the program and {@code smi.h}
 * @param definitions macros, {@code NAME=VALUE}
 * @param cables cables of the FPGA that the transport layer is for
 */
public record BuildFile(List<String> sources, List<Path> includes, List<String> definitions, int cables) {

    private static final int MOST_CABLES = 1 << 10;

    /** The file's name. */
    public static final String NAME = "smi_generated_build.json";

    public BuildFile {
        sources = List.copyOf(sources);
        includes = List.copyOf(includes);
        definitions = List.copyOf(definitions);
    }

    /** The JSON document. */
    public String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sources", sources);
        document.put("include", includes.stream().map(Path::toString).toList());
        document.put("define", definitions);
        document.put("cables", cables);
        return JsonWriter.document(document);
    }

    /**
     * Reads what stands beside a program's sources.
     *
     * @param directory the program's directory
     * @throws dev.smi.model.diagnostic.DiagnosticException if the file cannot be read or is not of this form
     */
    public static BuildFile read(Path directory) {
        Path file = directory.resolve(NAME);
        Diagnostics diagnostics = new Diagnostics();
        JsonValue document = JsonParser.parse(file.toString(), TextFiles.read(file), diagnostics);
        Optional<BuildFile> build = Optional.empty();
        if (document instanceof JsonObject object) {
            JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
            build = Optional.of(new BuildFile(
                    strings(reader.requiredArray("sources"), diagnostics),
                    strings(reader.array("include"), diagnostics).stream()
                            .map(Path::of)
                            .toList(),
                    strings(reader.array("define"), diagnostics),
                    reader.requiredInteger("cables", 1, MOST_CABLES).orElse(1L).intValue()));
            reader.rejectUnknownKeys();
        } else {
            diagnostics.error(document.position(), "how to build a program is an object, not " + document.kind());
        }
        diagnostics.throwIfErrors();
        return build.orElseThrow();
    }

    private static List<String> strings(List<JsonValue> values, Diagnostics diagnostics) {
        List<String> strings = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonString string) {
                strings.add(string.value());
            } else {
                diagnostics.error(value.position(), "this has to be a string, not " + value.kind());
            }
        }
        return strings;
    }
}
