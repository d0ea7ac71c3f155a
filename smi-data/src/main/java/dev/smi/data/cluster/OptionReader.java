package dev.smi.data.cluster;

import dev.smi.data.cluster.HostConfig.ConnectOptions;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonBoolean;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code connect_options} and {@code worker_options} of one host. */
final class OptionReader {

    private static final int MOST = 4096;
    private static final Set<String> CONNECT = Set.of("port", "xrt", "dir", "username", "client_keys", "known_hosts");
    private static final Set<String> WORKER =
            Set.of("nthreads", "n_workers", "preload", "nanny", "memory_limit", "device", "command");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) *([a-z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "",
            1L,
            "b",
            1L,
            "kb",
            1_000L,
            "mb",
            1_000_000L,
            "gb",
            1_000_000_000L,
            "kib",
            1L << 10,
            "mib",
            1L << 20,
            "gib",
            1L << 30);

    private final Diagnostics diagnostics;

    OptionReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Optional<JsonObject> object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return Optional.of(object);
        }
        diagnostics.error(value.position(), "options have to be an object, not " + value.kind());
        return Optional.empty();
    }

    Optional<String> string(JsonValue value, String what) {
        if (value instanceof JsonString string) {
            return Optional.of(string.value());
        }
        diagnostics.error(value.position(), what + " has to be a string, not " + value.kind());
        return Optional.empty();
    }

    /**
     * How to log in; the names beside {@code port}, {@code xrt} and {@code dir} are those of the seeds' SSH library.
     */
    ConnectOptions connect(JsonObject object) {
        noteUnknown(object, CONNECT);
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        ConnectOptions usual = ConnectOptions.USUAL;
        boolean isChecked = object.member("known_hosts")
                .map(m -> !(m.value() instanceof JsonNull))
                .orElse(true);
        return new ConnectOptions(
                reader.integer("port", 1, HostConfig.MAX_PORT)
                        .map(Math::toIntExact)
                        .orElse(usual.port()),
                text(reader, "username"),
                reader.value("client_keys").map(this::paths).orElse(List.of()),
                text(reader, "known_hosts").map(OptionReader::path),
                isChecked,
                text(reader, "xrt"),
                text(reader, "dir"));
    }

    WorkerOptions workers(JsonObject object) {
        noteUnknown(object, WORKER);
        object.member("preload")
                .filter(m -> !(m.value() instanceof JsonNull))
                .ifPresent(m -> diagnostics.warning(
                        m.keyPosition(),
                        "\"preload\" is Python's and ignored; a unit loads its program when it is opened"));
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        return new WorkerOptions(
                number(reader, "n_workers", 1),
                Math.max(1, number(reader, "nthreads", 0)),
                reader.value("nanny").map(this::flag).orElse(true),
                reader.value("memory_limit").map(this::bytes).orElse(0L),
                text(reader, "device"),
                text(reader, "command"));
    }

    private static Optional<String> text(JsonObjectReader reader, String key) {
        return reader.string(key).map(JsonString::value).filter(s -> !s.isEmpty());
    }

    private int number(JsonObjectReader reader, String key, int least) {
        return reader.integer(key, least, MOST).map(Math::toIntExact).orElse(least);
    }

    private List<Path> paths(JsonValue value) {
        List<JsonValue> values = value instanceof JsonArray array ? array.elements() : List.of(value);
        return values.stream()
                .flatMap(v -> string(v, "a key's file").stream())
                .map(OptionReader::path)
                .toList();
    }

    private static Path path(String name) {
        return name.startsWith("~/") ? Path.of(System.getProperty("user.home"), name.substring(2)) : Path.of(name);
    }

    /** Python's ways to say yes and no: the notebook has {@code "0"}. */
    private boolean flag(JsonValue value) {
        String word =
                switch (value) {
                    case JsonBoolean b -> Boolean.toString(b.value());
                    case JsonNumber n -> n.value().toPlainString();
                    case JsonString s -> s.value().toLowerCase(Locale.ROOT);
                    case JsonNull _, JsonArray _, JsonObject _ -> value.kind();
                };
        return switch (word) {
            case "0", "false", "no" -> false;
            case "1", "true", "yes" -> true;
            default -> {
                diagnostics.error(value.position(), "\"nanny\" is " + word + "; it has to be 0 or 1, true or false");
                yield true;
            }
        };
    }

    private long bytes(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return JsonObjectReader.checkedInteger(number, "\"memory_limit\"", 0, Long.MAX_VALUE, diagnostics)
                    .orElse(0L);
        }
        String amount = string(value, "\"memory_limit\"").orElse("0").toLowerCase(Locale.ROOT);
        Matcher matcher = AMOUNT.matcher(amount);
        if (amount.equals("auto")) {
            return 0;
        }
        if (matcher.matches() && UNITS.containsKey(matcher.group(2))) {
            return (long) (Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L));
        }
        diagnostics.error(
                value.position(),
                "\"memory_limit\" is " + amount + "; it has to be a number of bytes, or one with a unit, as in 4GiB");
        return 0;
    }

    private void noteUnknown(JsonObject object, Set<String> known) {
        for (Member member : object.members()) {
            if (!known.contains(member.key())) {
                diagnostics.warning(member.keyPosition(), unknown(member.key(), known));
            }
        }
    }

    static String unknown(String key, Set<String> known) {
        return "\"" + key + "\" is not known here and ignored; known are " + String.join(", ", new TreeSet<>(known));
    }
}
