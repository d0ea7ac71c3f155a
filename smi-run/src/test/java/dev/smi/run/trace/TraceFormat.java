package dev.smi.run.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trace, read and held to the rules of the Trace Event Format: what every kind of event has to have, slices that
 * nest, times that do not go back, arrows that begin before they end. One use.
 */
final class TraceFormat {

    /** The keys that events of a phase have to have, besides {@code ph} and {@code pid}. */
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "M", Set.of("name", "args"),
            "B", Set.of("tid", "ts", "name"),
            "E", Set.of("tid", "ts"),
            "X", Set.of("tid", "ts", "dur", "name"),
            "C", Set.of("ts", "name", "args"),
            "s", Set.of("tid", "ts", "id", "cat", "name"),
            "t", Set.of("tid", "ts", "id", "cat", "name"),
            "f", Set.of("tid", "ts", "id", "cat", "name", "bp"),
            "i", Set.of("ts", "name", "s"));

    private final JsonObject document;
    private final List<Event> events = new ArrayList<>();
    private final Set<Long> processes = new HashSet<>();
    private final Map<String, List<Event>> slices = new LinkedHashMap<>();
    private final Map<String, List<Event>> arrows = new LinkedHashMap<>();
    private final Map<String, Event> lastCount = new HashMap<>();

    /** An event; numbers that it does not have are -1. */
    record Event(String phase, JsonObject members) {

        long number(String key) {
            return members.member(key)
                    .map(m -> ((JsonNumber) m.value()).asLong().orElseThrow())
                    .orElse(-1L);
        }

        String text(String key) {
            return ((JsonString) members.member(key).orElseThrow().value()).value();
        }

        String track() {
            return number("pid") + " " + number("tid");
        }

        long time() {
            return number("ts");
        }
    }

    TraceFormat(String text) {
        Diagnostics diagnostics = new Diagnostics();
        document = (JsonObject) JsonParser.parse("trace", text, diagnostics);
        diagnostics.throwIfErrors();
        JsonArray all = (JsonArray) document.member("traceEvents").orElseThrow().value();
        for (JsonValue value : all.elements()) {
            JsonObject members = (JsonObject) value;
            events.add(
                    new Event(((JsonString) members.member("ph").orElseThrow().value()).value(), members));
        }
    }

    List<Event> events(String phase) {
        return events.stream().filter(event -> event.phase().equals(phase)).toList();
    }

    JsonObject about() {
        return (JsonObject) document.member("otherData").orElseThrow().value();
    }

    /** Holds the trace to all rules. */
    void check() {
        events.forEach(this::checkEvent);
        slices.values().forEach(TraceFormat::checkNesting);
        arrows.values().forEach(this::checkArrow);
    }

    private void checkEvent(Event event) {
        assertThat(REQUIRED).containsKey(event.phase());
        assertThat(event.number("pid")).as("%s", event).isNotNegative();
        REQUIRED.getOrDefault(event.phase(), Set.of())
                .forEach(key -> assertThat(event.members().member(key))
                        .as("%s of %s", key, event)
                        .isPresent());
        if (!event.phase().equals("M")) {
            assertThat(event.time()).as("%s", event).isNotNegative();
        }
        switch (event.phase()) {
            case "M" -> processes.add(event.number("pid"));
            case "B", "E", "X" ->
                slices.computeIfAbsent(event.track(), _ -> new ArrayList<>()).add(event);
            case "C" -> checkCount(event);
            case "s", "t", "f" ->
                arrows.computeIfAbsent(event.number("id") + "", _ -> new ArrayList<>())
                        .add(event);
            default -> assertThat(event.text("s")).isEqualTo("g");
        }
        if (!event.phase().equals("i")) {
            assertThat(processes).as("named before %s", event).contains(event.number("pid"));
        }
    }

    private void checkCount(Event event) {
        JsonObject values =
                (JsonObject) event.members().member("args").orElseThrow().value();
        assertThat(values.members()).isNotEmpty().allMatch(m -> m.value() instanceof JsonNumber);
        Event before = lastCount.put(event.number("pid") + event.text("name"), event);
        if (before != null) {
            assertThat(event.time()).as("%s after %s", event, before).isGreaterThan(before.time());
        }
    }

    /** Slices of a track begin in order of time, and each lies within the one that is open. */
    private static void checkNesting(List<Event> track) {
        Deque<Event> open = new ArrayDeque<>();
        long now = 0;
        for (Event event : track) {
            assertThat(event.time()).as("%s", event).isGreaterThanOrEqualTo(now);
            now = event.time();
            switch (event.phase()) {
                case "B" -> open.push(event);
                case "E" -> open.pop();
                default -> {
                    assertThat(open).as("around %s", event).isNotEmpty();
                    assertThat(event.number("dur")).as("%s", event).isPositive();
                    now += event.number("dur");
                }
            }
        }
        assertThat(open).as("ended").isEmpty();
    }

    /** An arrow begins once and ends at most once; its points are on tracks while a slice is open there. */
    private void checkArrow(List<Event> arrow) {
        assertThat(arrow.getFirst().phase()).isEqualTo("s");
        assertThat(arrow.stream().filter(e -> e.phase().equals("s"))).hasSize(1);
        List<Event> ends = arrow.stream().filter(e -> e.phase().equals("f")).toList();
        assertThat(ends).hasSizeLessThan(2);
        assertThat(ends).allMatch(end -> end.equals(arrow.getLast()));
        long now = -1;
        for (Event point : arrow) {
            assertThat(point.time()).as("%s", point).isGreaterThan(now);
            now = point.time();
            assertThat(isWithinSlice(point)).as("%s is within a slice", point).isTrue();
        }
    }

    private boolean isWithinSlice(Event point) {
        long begin = -1;
        for (Event event : slices.getOrDefault(point.track(), List.of())) {
            if (event.phase().equals("B")) {
                begin = event.time();
            } else if (event.phase().equals("E") && begin <= point.time() && point.time() <= event.time()) {
                return true;
            }
        }
        return false;
    }
}
