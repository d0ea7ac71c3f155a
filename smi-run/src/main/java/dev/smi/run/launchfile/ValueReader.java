package dev.smi.run.launchfile;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.run.launchfile.LaunchFile.Contents;
import dev.smi.run.launchfile.RankSelector.Range;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the kinds of values that launch files share. Not thread-safe. */
final class ValueReader {

    private static final Map<String, Number> NAMED =
            Map.of("nan", Double.NaN, "inf", Double.POSITIVE_INFINITY, "-inf", Double.NEGATIVE_INFINITY);

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private final Path directory;
    private final Diagnostics diagnostics;

    ValueReader(Path directory, Diagnostics diagnostics) {
        this.directory = directory;
        this.diagnostics = diagnostics;
    }

    /** A path, relative to the launch file. */
    Optional<Path> path(JsonString text) {
        try {
            return Optional.of(directory.resolve(text.value()));
        } catch (InvalidPathException e) {
            diagnostics.error(text.position(), "not a path: " + e.getMessage());
            return Optional.empty();
        }
    }

    List<Path> paths(List<JsonValue> elements) {
        List<Path> paths = new ArrayList<>();
        for (JsonValue element : elements) {
            if (!(element instanceof JsonString string)) {
                diagnostics.error(element.position(), "a path has to be a string, not " + element.kind());
                continue;
            }
            path(string).ifPresent(paths::add);
        }
        return paths;
    }

    /** The elements that are objects; the others are reported. */
    List<JsonObject> objects(List<JsonValue> elements, String what) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonValue element : elements) {
            if (element instanceof JsonObject object) {
                objects.add(object);
            } else {
                diagnostics.error(element.position(), what + " has to be an object, not " + element.kind());
            }
        }
        return objects;
    }

    /** A string, or a number as it is written: the value of a macro. */
    Optional<String> text(JsonValue value) {
        return switch (value) {
            case JsonString string -> Optional.of(string.value());
            case JsonNumber number -> Optional.of(number.value().toString());
            default -> {
                diagnostics.error(
                        value.position(), "the value of a macro has to be a string or a number, not " + value.kind());
                yield Optional.empty();
            }
        };
    }

    /** A number, a range {@code "1-7"}, {@code "*"}, or a list of numbers and ranges; all ranks if it is left out. */
    RankSelector ranks(Optional<JsonValue> value, SourcePosition place) {
        if (value.isEmpty()
                || value.get() instanceof JsonString all && all.value().equals("*")) {
            return new RankSelector(value.map(JsonValue::position).orElse(place), Optional.empty());
        }
        List<JsonValue> parts = value.get() instanceof JsonArray array ? array.elements() : List.of(value.get());
        List<Range> ranges = new ArrayList<>();
        parts.forEach(part -> range(part).ifPresent(ranges::add));
        return new RankSelector(value.get().position(), Optional.of(ranges));
    }

    private Optional<Range> range(JsonValue value) {
        if (value instanceof JsonNumber) {
            return JsonObjectReader.checkedInteger(value, "a rank", 0, Integer.MAX_VALUE, diagnostics)
                    .map(rank -> new Range(rank.intValue(), rank.intValue()));
        }
        if (value instanceof JsonString string) {
            Matcher range = RANGE.matcher(string.value());
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
                if (first <= last) {
                    return Optional.of(new Range(first, last));
                }
            }
        }
        diagnostics.error(
                value.position(), "a rank has to be a number, a range such as \"1-7\", a list of these, or \"*\"");
        return Optional.empty();
    }

    /** {@code "zero"}, {@code "iota"}, numbers, or {@code {"file": ...}}. */
    Optional<Contents> contents(JsonValue value) {
        SourcePosition position = value.position();
        return switch (value) {
            case JsonString string when string.value().equals("zero") -> Optional.of(new Contents.Zero(position));
            case JsonString string when string.value().equals("iota") -> Optional.of(new Contents.Iota(position));
            case JsonArray array -> Optional.of(new Contents.Values(position, numbers(array)));
            case JsonObject object -> {
                JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
                Optional<JsonString> file = reader.requiredString("file");
                reader.rejectUnknownKeys();
                yield file.flatMap(this::path).map(path -> new Contents.FromFile(position, path));
            }
            default -> {
                diagnostics.error(
                        position, "contents have to be \"zero\", \"iota\", an array of numbers or {\"file\": ...}");
                yield Optional.empty();
            }
        };
    }

    /**
     * Numbers as {@code BigDecimal}; what JSON has no number for, {@code "nan"} and {@code "inf"}, as {@code Double}.
     */
    List<Number> numbers(JsonArray array) {
        List<Number> numbers = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            Optional<Number> number = number(element);
            number.ifPresent(numbers::add);
            if (number.isEmpty()) {
                diagnostics.error(
                        element.position(),
                        "this has to be a number, \"nan\", \"inf\" or \"-inf\", not " + element.kind());
            }
        }
        return numbers;
    }

    /** A number, or the name of one that JSON cannot write. */
    static Optional<Number> number(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> Optional.of(number.value());
            case JsonString name -> Optional.ofNullable(NAMED.get(name.value()));
            default -> Optional.empty();
        };
    }
}
