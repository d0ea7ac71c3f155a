package dev.smi.topology.io;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<Cable> cables =
                cables(connections, Topology.ranksOf(devices.stream().map(Device::name)));
        diagnostics.throwIfErrors();
        return Topology.of(devices, cables);
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
                .flatMap(member -> Stream.of(member.key(), text(member.value())))
                .filter(end -> end.indexOf(':') > 0 && end.lastIndexOf(':') - end.indexOf(':') > 1)
                .map(end -> end.substring(0, end.lastIndexOf(':')))
                .distinct()
                .map(name -> new Device(name, Optional.empty()))
                .toList();
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

    private List<Cable> cables(List<Member> connections, Map<String, Rank> ranks) {
        List<Cable> cables = new ArrayList<>();
        Map<CableEnd, SourcePosition> used = new HashMap<>();
        for (Member member : connections) {
            Optional<CableEnd> a = end(member.key(), member.keyPosition(), ranks);
            Optional<CableEnd> b = member.value() instanceof JsonString other
                    ? end(other.value(), other.position(), ranks)
                    : notAString(member.value());
            if (a.isEmpty() || b.isEmpty()) {
                continue;
            }
            if (a.equals(b)) {
                diagnostics.error(member.keyPosition(), "cable from " + member.key() + " to itself");
                continue;
            }
            boolean isFirstFree = claim(member.key(), a.get(), member.keyPosition(), used);
            boolean isSecondFree =
                    claim(text(member.value()), b.get(), member.value().position(), used);
            if (isFirstFree && isSecondFree) {
                cables.add(new Cable(a.get(), b.get()));
            }
        }
        return cables;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : "";
    }

    private Optional<CableEnd> notAString(JsonValue value) {
        diagnostics.error(
                value.position(), "the other end of a cable has to be a string node:fpga:chN, not " + value.kind());
        return Optional.empty();
    }

    /** A network port {@code node:fpga:ch<digits>}; the channel is all the digits at the end. */
    private Optional<CableEnd> end(String text, SourcePosition position, Map<String, Rank> ranks) {
        int colon = text.lastIndexOf(':');
        int digits = text.length();
        while (digits > colon + 1 && Character.digit(text.charAt(digits - 1), 10) >= 0) {
            digits--;
        }
        if (colon <= 0 || digits == text.length()) {
            diagnostics.error(
                    position, "\"" + text + "\" is not of the form node:fpga:chN, for example \"n00:acl0:ch0\"");
            return Optional.empty();
        }
        String name = text.substring(0, colon);
        Rank rank = ranks.get(name);
        if (rank == null) {
            diagnostics.error(position, "unknown FPGA \"" + name + "\"; add it to \"fpgas\"");
            return Optional.empty();
        }
        return channel(text.substring(digits), position).map(channel -> new CableEnd(rank, channel));
    }

    private Optional<Integer> channel(String digits, SourcePosition position) {
        try {
            int channel = Integer.parseInt(digits);
            if (channel <= Topology.MAX_CHANNEL) {
                return Optional.of(channel);
            }
        } catch (NumberFormatException _) {
            // more digits than an int has: reported like any other channel that is too high
        }
        diagnostics.error(position, "channel " + digits + " exceeds " + Topology.MAX_CHANNEL);
        return Optional.empty();
    }

    private boolean claim(String name, CableEnd end, SourcePosition position, Map<CableEnd, SourcePosition> used) {
        SourcePosition earlier = used.putIfAbsent(end, position);
        if (earlier != null) {
            diagnostics.error(
                    position,
                    "network port " + name + " is used twice, first at line " + earlier.line()
                            + "; a cable is listed once, from either end");
        }
        return earlier == null;
    }
}
