package dev.smi.data.octoray;

import dev.smi.data.KernelDescription;
import dev.smi.data.KernelDescription.Function;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import dev.smi.model.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kernel descriptions as JSON, as {@code create_kernel} and {@code split_kernels} of OctoRay make them:
 *
 * <pre>{@code
 * {"path_to_bitstream": "fwi.xclbin", "no_instances": 2, "instance_id": 0, "batch_size": 500,
 *  "functions": [[{"dotprod_1": ["DDR0", "DDR0", "DDR0"]}, {"update_1": ["DDR1", "DDR1", "DDR1"]}],
 *                [{"dotprod_2": ["DDR1", "DDR1", "DDR1"]}, {"update_2": ["DDR0", "DDR0", "DDR0"]}]],
 *  "config": {"tolerance": 1e-6}, "host": "10.1.212.129", "device": null}
 * }</pre>
 *
 * <p>A kernel that is split there has the functions of its own instance only, in one list less; both are read.
 * Stateless.
 */
public final class KernelFiles {

    private static final int MOST_INSTANCES = 4096;

    private KernelFiles() {}

    /**
     * Reads a file with a kernel, or with a list of them.
     *
     * @throws DiagnosticException with the places of all that is wrong in it
     */
    public static List<KernelDescription> read(Path file) {
        return parse(file.toString(), TextFiles.read(file));
    }

    /**
     * Reads a kernel, or a list of them.
     *
     * @param name what messages call the text
     * @throws DiagnosticException with the places of all that is wrong in it
     */
    public static List<KernelDescription> parse(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        JsonValue value = JsonParser.parse(name, text, diagnostics);
        List<JsonValue> values = value instanceof JsonArray array ? array.elements() : List.of(value);
        List<KernelDescription> kernels = new ArrayList<>();
        for (JsonValue each : values) {
            if (each instanceof JsonObject object) {
                kernel(object, diagnostics).ifPresent(kernels::add);
            } else {
                diagnostics.error(each.position(), "a kernel has to be an object, not " + each.kind());
            }
        }
        diagnostics.throwIfErrors();
        return List.copyOf(kernels);
    }

    /** The text of kernels, which {@link #parse} reads. */
    public static String text(List<KernelDescription> kernels) {
        return JsonWriter.document(kernels.stream().map(KernelFiles::members).toList());
    }

    private static Optional<KernelDescription> kernel(JsonObject object, Diagnostics diagnostics) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        int instances =
                reader.integer("no_instances", 1, MOST_INSTANCES).orElse(1L).intValue();
        int instance = reader.integer("instance_id", 0, instances).orElse(0L).intValue();
        long batchSize = reader.integer("batch_size", 0, Long.MAX_VALUE).orElse(0L);
        String path = text(reader, "path_to_bitstream").orElse("");
        Optional<JsonValue> config = reader.value("config");
        Optional<String> host = text(reader, "host");
        Optional<String> device = text(reader, "device");
        List<List<Function>> functions = functions(reader.array("functions"), instances, instance, diagnostics);
        reader.rejectUnknownKeys();
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        String parameters = config.map(JsonText::line).orElse("");
        return Optional.of(
                new KernelDescription(path, instances, instance, batchSize, functions, parameters, host, device));
    }

    private static Optional<String> text(JsonObjectReader reader, String key) {
        return reader.string(key).map(JsonString::value);
    }

    private static List<List<Function>> functions(
            List<JsonValue> values, int instances, int instance, Diagnostics diagnostics) {
        if (!values.isEmpty() && values.stream().allMatch(JsonObject.class::isInstance) && instance > 0) {
            List<List<Function>> all = new ArrayList<>(java.util.Collections.nCopies(instances, List.of()));
            all.set(instance - 1, unit(values, diagnostics));
            return all;
        }
        if (!values.isEmpty() && values.size() != instances) {
            diagnostics.error(
                    values.getFirst().position(),
                    "\"functions\" is a list of " + values.size() + " for " + instances
                            + " instances; give a list of functions for each instance");
        }
        List<List<Function>> all = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonArray unit) {
                all.add(unit(unit.elements(), diagnostics));
            } else {
                diagnostics.error(value.position(), "an instance's functions have to be an array, not " + value.kind());
            }
        }
        return all;
    }

    private static List<Function> unit(List<JsonValue> values, Diagnostics diagnostics) {
        List<Function> functions = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonObject object) {
                for (Member member : object.members()) {
                    functions.add(new Function(member.key(), banks(member, diagnostics)));
                }
            } else {
                diagnostics.error(
                        value.position(),
                        "a function has to be an object, its name with its memory banks, not " + value.kind());
            }
        }
        return functions;
    }

    private static List<String> banks(Member function, Diagnostics diagnostics) {
        if (!(function.value() instanceof JsonArray array)) {
            diagnostics.error(
                    function.value().position(),
                    "the memory banks of " + function.key() + " have to be an array, not "
                            + function.value().kind());
            return List.of();
        }
        List<String> banks = new ArrayList<>();
        for (JsonValue bank : array.elements()) {
            if (bank instanceof JsonString name) {
                banks.add(name.value());
            } else if (!(bank instanceof JsonNull)) {
                diagnostics.error(bank.position(), "a memory bank has to be a string, not " + bank.kind());
            }
        }
        return banks;
    }

    private static Map<String, Object> members(KernelDescription kernel) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("path_to_bitstream", kernel.path());
        members.put("no_instances", kernel.instances());
        members.put("instance_id", kernel.instance());
        members.put("batch_size", kernel.batchSize());
        List<Object> functions = new ArrayList<>();
        for (List<Function> unit : kernel.functions()) {
            functions.add(unit.stream().map(f -> Map.of(f.name(), f.banks())).toList());
        }
        members.put("functions", functions);
        if (!kernel.config().isEmpty()) {
            Diagnostics ignored = new Diagnostics();
            members.put("config", JsonText.plain(JsonParser.parse("config", kernel.config(), ignored)));
        }
        kernel.host().ifPresent(host -> members.put("host", host));
        kernel.device().ifPresent(device -> members.put("device", device));
        return members;
    }
}
