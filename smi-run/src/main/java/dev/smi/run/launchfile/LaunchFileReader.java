package dev.smi.run.launchfile;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import dev.smi.run.launchfile.LaunchFile.BufferEntry;
import dev.smi.run.launchfile.LaunchFile.OptionsEntry;
import dev.smi.run.launchfile.LaunchFile.ProgramEntry;
import dev.smi.run.launchfile.LaunchFile.StepEntry;
import dev.smi.run.launchfile.LaunchFile.TopologyEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads launch files; paths in them are relative to the file. One use; not thread-safe. */
public final class LaunchFileReader {

    private static final int MOST_RANKS = 256;
    private static final int MOST_CABLES = 32;
    private static final int MOST_READS = 1 << 16;

    private static final Pattern PROGRAM_NAME = Pattern.compile("\\w[\\w.-]{0,99}");

    private final Path path;
    private final Diagnostics diagnostics = new Diagnostics();
    private final ValueReader values;

    private LaunchFileReader(Path path) {
        this.path = path;
        this.values = new ValueReader(directory(path), diagnostics);
    }

    /**
     * Reads a launch file.
     *
     * @throws DiagnosticException with everything that is wrong with its form
     */
    public static LaunchFile read(Path path) {
        return new LaunchFileReader(path).parse(TextFiles.read(path));
    }

    /** Reads a launch file from text; {@code path} is where it would be. */
    static LaunchFile parse(Path path, String text) {
        return new LaunchFileReader(path).parse(text);
    }

    private static Path directory(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private LaunchFile parse(String text) {
        JsonValue document = JsonParser.parse(path.toString(), text, diagnostics);
        if (!(document instanceof JsonObject object)) {
            throw new DiagnosticException(document.position(), "a launch file is an object, not " + document.kind());
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        Optional<TopologyEntry> topology = reader.requiredValue("topology").flatMap(this::topology);
        List<ProgramEntry> programs = programs(reader.requiredObject("programs"));
        OptionsEntry options = options(reader.object("options"), object.position());
        List<BufferEntry> buffers = buffers(reader.array("buffers"));
        List<StepEntry> steps = new ArrayList<>();
        StepReader stepReader = new StepReader(values, diagnostics);
        for (JsonObject step : values.objects(reader.requiredArray("steps"), "a step")) {
            steps.add(stepReader.step(step));
        }
        reader.rejectUnknownKeys();
        diagnostics.throwIfErrors();
        return new LaunchFile(path, topology.orElseThrow(), programs, options, buffers, steps);
    }

    private Optional<TopologyEntry> topology(JsonValue value) {
        return switch (value) {
            case JsonString file -> values.path(file).map(path -> new TopologyEntry.FromFile(file.position(), path));
            case JsonObject made -> made(made);
            default -> {
                diagnostics.error(
                        value.position(),
                        "\"topology\" has to be a file name or {\"make\": ..., \"size\": ...}, not " + value.kind());
                yield Optional.empty();
            }
        };
    }

    private Optional<TopologyEntry> made(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        Optional<JsonString> shape = reader.requiredString("make");
        Optional<List<Integer>> sizes = reader.requiredString("size").flatMap(this::sizes);
        reader.rejectUnknownKeys();
        return shape.isPresent() && sizes.isPresent()
                ? Optional.of(
                        new TopologyEntry.Made(object.position(), shape.get().value(), sizes.get()))
                : Optional.empty();
    }

    private Optional<List<Integer>> sizes(JsonString size) {
        try {
            return Optional.of(Arrays.stream(size.value().split("x", -1))
                    .map(Integer::valueOf)
                    .toList());
        } catch (NumberFormatException _) {
            diagnostics.error(size.position(), "size \"" + size.value() + "\" is not of the form 8, 2x4 or 2x3x4");
            return Optional.empty();
        }
    }

    private List<ProgramEntry> programs(Optional<JsonObject> object) {
        List<ProgramEntry> programs = new ArrayList<>();
        for (Member member : object.map(JsonObject::members).orElse(List.of())) {
            if (member.value() instanceof JsonObject program) {
                programs.add(program(member, program));
            } else {
                diagnostics.error(
                        member.value().position(),
                        "a program has to be an object, not " + member.value().kind());
            }
        }
        if (object.isPresent() && object.get().members().isEmpty()) {
            diagnostics.error(object.get().position(), "there has to be at least one program");
        }
        return programs;
    }

    private ProgramEntry program(Member member, JsonObject object) {
        if (!PROGRAM_NAME.matcher(member.key()).matches()) {
            diagnostics.error(
                    member.keyPosition(),
                    "program \"" + member.key()
                            + "\" names a directory of generated code; use letters, digits, _ and -");
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        List<Path> sources = values.paths(reader.requiredArray("sources"));
        if (sources.isEmpty()) {
            diagnostics.error(object.position(), "program " + member.key() + " has no sources");
        }
        List<Path> includes = values.paths(reader.array("include"));
        Map<String, String> macros = new LinkedHashMap<>();
        reader.object("define")
                .ifPresent(define -> define.members()
                        .forEach(macro -> values.text(macro.value()).ifPresent(text -> macros.put(macro.key(), text))));
        reader.rejectUnknownKeys();
        return new ProgramEntry(member.keyPosition(), member.key(), sources, includes, macros);
    }

    private OptionsEntry options(Optional<JsonObject> object, SourcePosition file) {
        JsonObject options = object.orElse(new JsonObject(file, List.of()));
        JsonObjectReader reader = new JsonObjectReader(options, diagnostics);
        Optional<Integer> cables = reader.integer("cables", 1, MOST_CABLES).map(Long::intValue);
        int readLimit = reader.integer("read_limit", 1, MOST_READS).orElse(8L).intValue();
        boolean isEager = reader.bool("eager").orElse(false);
        CollectiveScheme collectives =
                reader.string("collectives").flatMap(this::scheme).orElse(CollectiveScheme.LINEAR);
        Optional<Integer> maxRanks = reader.integer("max_ranks", 1, MOST_RANKS).map(Long::intValue);
        reader.rejectUnknownKeys();
        return new OptionsEntry(options.position(), cables, readLimit, isEager, collectives, maxRanks);
    }

    private Optional<CollectiveScheme> scheme(JsonString name) {
        Optional<CollectiveScheme> scheme = CollectiveScheme.ofId(name.value());
        if (scheme.isEmpty()) {
            diagnostics.error(
                    name.position(),
                    "unknown scheme \"" + name.value() + "\" of collectives; known: \"linear\", \"tree\"");
        }
        return scheme;
    }

    private List<BufferEntry> buffers(List<JsonValue> elements) {
        List<BufferEntry> buffers = new ArrayList<>();
        for (JsonObject object : values.objects(elements, "a buffer")) {
            buffer(object).ifPresent(buffers::add);
        }
        return buffers;
    }

    private Optional<BufferEntry> buffer(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        RankSelector ranks = values.ranks(reader.value("rank"), object.position());
        Optional<JsonString> name = reader.requiredString("name");
        Optional<ElementType> type = reader.requiredString("type").flatMap(this::elementType);
        Optional<Long> count = reader.requiredInteger("count", 1, Integer.MAX_VALUE);
        LaunchFile.Contents contents =
                reader.value("init").flatMap(values::contents).orElse(new LaunchFile.Contents.Zero(object.position()));
        reader.rejectUnknownKeys();
        if (name.isEmpty() || type.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BufferEntry(
                object.position(),
                ranks,
                name.get().value(),
                type.get(),
                count.get().intValue(),
                contents));
    }

    private Optional<ElementType> elementType(JsonString name) {
        Optional<ElementType> type = ElementType.ofId(name.value());
        if (type.isEmpty()) {
            diagnostics.error(name.position(), "unknown type \"" + name.value() + "\"; known: " + ElementType.ids());
        }
        return type;
    }
}
