package dev.smi.data.cluster;

import dev.smi.data.cluster.HostConfig.ConnectOptions;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads OctoRay's {@code cluster_config.json}. Keys it does not know become notes, as in the seeds nobody minds them.
 */
final class ClusterConfigReader {

    private static final Set<String> KEYS = Set.of(
            "scheduler", "hosts", "scheduler_options", "connect_options", "worker_options", "worker_class", "overlay");

    private final Diagnostics diagnostics;
    private final JsonObject top;
    private final JsonObjectReader members;

    private ClusterConfigReader(JsonObject top, Diagnostics diagnostics) {
        this.top = top;
        this.diagnostics = diagnostics;
        this.members = new JsonObjectReader(top, diagnostics);
    }

    static ClusterConfig read(Path file) {
        return parse(file.toString(), TextFiles.read(file));
    }

    static ClusterConfig parse(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        JsonValue value = JsonParser.parse(name, text, diagnostics);
        if (!(value instanceof JsonObject top)) {
            throw new DiagnosticException(
                    value.position(), "the configuration has to be an object, not " + value.kind());
        }
        return new ClusterConfigReader(top, diagnostics).config();
    }

    private ClusterConfig config() {
        List<String> hosts = hosts();
        Optional<String> scheduler = members.string("scheduler").map(JsonString::value);
        int port = members.object("scheduler_options").map(this::schedulerPort).orElse(ClusterConfig.DEFAULT_PORT);
        OptionReader options = new OptionReader(diagnostics);
        List<ConnectOptions> connects = dealt(
                "connect_options",
                hosts,
                ConnectOptions.USUAL,
                v -> options.object(v).map(options::connect));
        List<WorkerOptions> workers = dealt(
                "worker_options",
                hosts,
                WorkerOptions.USUAL,
                v -> options.object(v).map(options::workers));
        List<String> overlays = dealt("overlay", hosts, "", v -> options.string(v, "an overlay"));
        noteTheRest();
        diagnostics.throwIfErrors();
        List<HostConfig> all = new ArrayList<>();
        for (int h = 0; h < hosts.size(); h++) {
            Optional<String> overlay = Optional.of(overlays.get(h)).filter(o -> !o.isEmpty());
            all.add(new HostConfig(hosts.get(h), connects.get(h), workers.get(h), overlay));
        }
        return new ClusterConfig(scheduler.orElse(hosts.getFirst()), port, all, notes());
    }

    private List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        List<JsonValue> values = members.requiredArray("hosts");
        for (JsonValue value : values) {
            if (value instanceof JsonString name && !name.value().isBlank()) {
                hosts.add(name.value());
            } else {
                diagnostics.error(value.position(), "a host has to be a name or an address, not " + value.kind());
            }
        }
        if (values.isEmpty()) {
            members.value("hosts")
                    .filter(JsonArray.class::isInstance)
                    .ifPresent(v -> diagnostics.error(v.position(), "there are no hosts; name at least one"));
        }
        diagnostics.throwIfErrors();
        return hosts;
    }

    private int schedulerPort(JsonObject options) {
        JsonObjectReader reader = new JsonObjectReader(options, diagnostics);
        noteUnknown(options, Set.of("port"));
        return reader.integer("port", 0, HostConfig.MAX_PORT)
                .map(Math::toIntExact)
                .orElse(ClusterConfig.DEFAULT_PORT);
    }

    /** What each host gets of a member that is one value for all of them, or a list with one for each. */
    private <T> List<T> dealt(String key, List<String> hosts, T usual, Function<JsonValue, Optional<T>> read) {
        Optional<JsonValue> value = members.value(key);
        if (value.isEmpty()) {
            return Collections.nCopies(hosts.size(), usual);
        }
        if (!(value.get() instanceof JsonArray list)) {
            return Collections.nCopies(hosts.size(), read.apply(value.get()).orElse(usual));
        }
        if (list.elements().size() != hosts.size()) {
            diagnostics.error(
                    list.position(),
                    "\"" + key + "\" is a list of " + list.elements().size() + " for " + hosts.size() + " hosts ("
                            + String.join(", ", hosts)
                            + "); give one for each host, or one that is not in a list for all");
            return Collections.nCopies(hosts.size(), usual);
        }
        return list.elements().stream().map(v -> read.apply(v).orElse(usual)).toList();
    }

    private void noteTheRest() {
        top.member("worker_class")
                .ifPresent(m -> note(m.keyPosition(), "\"worker_class\" is Python's; workers are smi-worker here"));
        noteUnknown(top, KEYS);
    }

    private void noteUnknown(JsonObject object, Set<String> known) {
        for (Member member : object.members()) {
            if (!known.contains(member.key())) {
                note(member.keyPosition(), OptionReader.unknown(member.key(), known));
            }
        }
    }

    private void note(SourcePosition position, String text) {
        diagnostics.warning(position, text);
    }

    private List<String> notes() {
        return diagnostics.all().stream().map(Diagnostic::toString).toList();
    }
}
