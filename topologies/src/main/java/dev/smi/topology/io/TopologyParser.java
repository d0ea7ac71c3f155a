package dev.smi.topology.io;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import dev.smi.topology.io.CableReader.NamedEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one topology file and collects its faults. One use; not thread-safe. */
final class TopologyParser {

    private final String file;
    private final Diagnostics diagnostics = new Diagnostics();

    TopologyParser(String file) {
        this.file = file;
    }

    Topology parse(String text) {
        JsonValue document = JsonParser.parse(file, text, diagnostics);
        if (!(document instanceof JsonObject object)) {
            throw new DiagnosticException(
                    document.position(),
                    "a topology is an object with \"fpgas\" and \"connections\", not " + document.kind());
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        Optional<JsonObject> fpgas = reader.object("fpgas");
        List<Member> connections =
                reader.object("connections").map(JsonObject::members).orElse(List.of());
        reader.rejectUnknownKeys();
        List<Device> devices = fpgas.map(this::devices).orElseGet(() -> endsOf(connections));
        if (devices.isEmpty()) {
            diagnostics.error(object.position(), "a topology needs at least one FPGA; list them in \"fpgas\"");
        }
        CableReader cables = new CableReader(Topology.ranksOf(devices.stream().map(Device::name)), diagnostics);
        connections.forEach(member -> read(member, cables));
        diagnostics.throwIfErrors();
        return Topology.of(devices, cables.cables());
    }

    private List<Device> devices(JsonObject fpgas) {
        List<Device> devices = new ArrayList<>();
        for (Member member : fpgas.members()) {
            try {
                devices.add(new Device(member.key(), program(member.value())));
            } catch (IllegalArgumentException e) {
                diagnostics.error(member.keyPosition(), e.getMessage() + "; for example \"n00:acl0\"");
            }
        }
        return devices;
    }

    /**
     * The FPGAs of a file that has no list of them: those with a cable. Malformed ends are reported with the cables.
     */
    private static List<Device> endsOf(List<Member> connections) {
        return connections.stream()
                .flatMap(member -> Stream.concat(Stream.of(key(member)), value(member).stream()))
                .map(NamedEnd::device)
                .flatMap(Optional::stream)
                .distinct()
                .map(name -> new Device(name, Optional.empty()))
                .toList();
    }

    private static NamedEnd key(Member member) {
        return new NamedEnd(member.key(), member.keyPosition());
    }

    private static Optional<NamedEnd> value(Member member) {
        return member.value() instanceof JsonString end
                ? Optional.of(new NamedEnd(end.value(), end.position()))
                : Optional.empty();
    }

    private Optional<String> program(JsonValue value) {
        return switch (value) {
            case JsonString string when string.value().isEmpty() -> Optional.empty();
            case JsonString string -> Optional.of(string.value());
            case JsonNull _ -> Optional.empty();
            default -> {
                diagnostics.error(value.position(), "a program's name has to be a string, not " + value.kind());
                yield Optional.empty();
            }
        };
    }

    private void read(Member member, CableReader cables) {
        value(member)
                .ifPresentOrElse(
                        end -> cables.read(key(member), end),
                        () -> diagnostics.error(
                                member.value().position(),
                                "the other end of a cable has to be a string node:fpga:chN, not "
                                        + member.value().kind()));
    }
}
