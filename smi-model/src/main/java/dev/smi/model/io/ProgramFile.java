package dev.smi.model.io;

import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.ReduceOperator;
import dev.smi.model.diagnostic.DiagnosticException;
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
import java.util.function.Function;

/**
 * Program descriptions as files, {@code <program>.json}. Stateless.
 *
 * <pre>
 * { "operations": [ { "type": "push", "port": 0, "data_type": "int", "buffer_size": 16, "args": {} } ],
 *   "consecutive_reads": 8, "max_ranks": 8, "p2p_rendezvous": true }
 * </pre>
 *
 * <p>Source: docs/design/smi-spec.md, section 6.
 */
public final class ProgramFile {

    private static final int MAX_BUFFER_PACKETS = 1 << 24;

    private ProgramFile() {}

    /** The description as a JSON document. */
    public static String text(Program program) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "operations",
                program.operations().stream().map(ProgramFile::members).toList());
        document.put("consecutive_reads", program.consecutiveReads());
        document.put("max_ranks", program.maxRanks());
        document.put("p2p_rendezvous", program.flowControl() == FlowControl.CREDITS);
        return JsonWriter.document(document);
    }

    /** One operation as a JSON object on one line. */
    public static String line(Operation operation) {
        return JsonWriter.line(members(operation));
    }

    private static Map<String, Object> members(Operation operation) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", operation.type());
        members.put("port", operation.port().value());
        members.put("data_type", operation.dataType().cName());
        members.put("buffer_size", operation.bufferSize());
        members.put(
                "args",
                operation instanceof Operation.Reduce reduce
                        ? Map.of("op_type", reduce.operator().id())
                        : Map.of());
        return members;
    }

    /**
     * Reads a description.
     *
     * @throws DiagnosticException if the file cannot be read or is no valid description
     */
    public static Program read(Path file) {
        return parse(file.toString(), TextFiles.read(file));
    }

    /**
     * Reads a description from text.
     *
     * @param file the name that diagnostics carry
     * @throws DiagnosticException if the text is no valid description
     */
    public static Program parse(String file, String text) {
        Diagnostics diagnostics = new Diagnostics();
        JsonValue document = JsonParser.parse(file, text, diagnostics);
        if (!(document instanceof JsonObject object)) {
            throw new DiagnosticException(
                    document.position(), "a program description is an object, not " + document.kind());
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        boolean credits = reader.bool("p2p_rendezvous").orElse(true);
        FlowControl flowControl = credits ? FlowControl.CREDITS : FlowControl.EAGER;
        List<Operation> operations = operations(reader.requiredArray("operations"), flowControl, diagnostics);
        long reads = reader.integer("consecutive_reads", 1, 1 << 16).orElse((long) Program.DEFAULT_CONSECUTIVE_READS);
        long ranks = reader.integer("max_ranks", 1, Rank.MAX_ADDRESSABLE).orElse((long) Program.DEFAULT_MAX_RANKS);
        reader.rejectUnknownKeys();
        diagnostics.throwIfErrors();
        return new Program(operations, (int) reads, (int) ranks, flowControl);
    }

    private static List<Operation> operations(
            List<JsonValue> elements, FlowControl flowControl, Diagnostics diagnostics) {
        List<Operation> operations = new ArrayList<>();
        for (JsonValue element : elements) {
            operation(element, diagnostics).ifPresent(operation -> {
                for (Operation earlier : operations) {
                    Program.clash(earlier, operation, flowControl)
                            .ifPresent(clash -> diagnostics.error(element.position(), clash + "; use another port"));
                }
                operations.add(operation);
            });
        }
        return operations;
    }

    private static Optional<Operation> operation(JsonValue element, Diagnostics diagnostics) {
        if (!(element instanceof JsonObject object)) {
            diagnostics.error(element.position(), "an operation has to be an object, not " + element.kind());
            return Optional.empty();
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        Optional<JsonString> type = reader.requiredString("type");
        Optional<Long> port = reader.requiredInteger("port", 0, Port.MAX);
        Optional<DataType> dataType = reader.requiredString("data_type")
                .flatMap(s -> known(s, DataType::ofCName, "char, short, int, float, double", diagnostics));
        Optional<Long> buffer = reader.integer("buffer_size", 1, MAX_BUFFER_PACKETS)
                .or(() -> Optional.of((long) Operation.DEFAULT_BUFFER_PACKETS));
        Optional<JsonObject> args = reader.object("args");
        reader.rejectUnknownKeys();
        if (type.isEmpty() || port.isEmpty() || dataType.isEmpty()) {
            return Optional.empty();
        }
        int packets = (int) Math.ceilDiv(buffer.orElseThrow(), 8L) * 8;
        Port at = new Port(port.get().intValue());
        return operation(type.get(), at, dataType.get(), packets, object, args, diagnostics);
    }

    private static Optional<Operation> operation(
            JsonString type,
            Port port,
            DataType dataType,
            int packets,
            JsonObject object,
            Optional<JsonObject> args,
            Diagnostics diagnostics) {
        return switch (type.value()) {
            case "push" -> Optional.of(new Operation.Push(port, dataType, packets));
            case "pop" -> Optional.of(new Operation.Pop(port, dataType, packets));
            case "broadcast" -> Optional.of(new Operation.Broadcast(port, dataType, packets));
            case "scatter" -> Optional.of(new Operation.Scatter(port, dataType, packets));
            case "gather" -> Optional.of(new Operation.Gather(port, dataType, packets));
            case "reduce" ->
                new JsonObjectReader(args.orElse(new JsonObject(object.position(), List.of())), diagnostics)
                        .requiredString("op_type")
                        .flatMap(s -> known(s, ReduceOperator::ofId, "add, max, min", diagnostics))
                        .map(operator -> new Operation.Reduce(port, dataType, packets, operator));
            default -> {
                diagnostics.error(
                        type.position(),
                        "unknown operation \"" + type.value()
                                + "\"; known: push, pop, broadcast, reduce, scatter, gather");
                yield Optional.empty();
            }
        };
    }

    private static <T> Optional<T> known(
            JsonString text, Function<String, Optional<T>> parse, String choices, Diagnostics diagnostics) {
        Optional<T> parsed = parse.apply(text.value());
        if (parsed.isEmpty()) {
            diagnostics.error(text.position(), "unknown value \"" + text.value() + "\"; known: " + choices);
        }
        return parsed;
    }
}
