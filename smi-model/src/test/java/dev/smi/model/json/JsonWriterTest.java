package dev.smi.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonValue.JsonString;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void shouldKeepOnOneLineWhatFits() {
        Map<String, Object> value = new TreeMap<>(Map.of("a", List.of(1, 2), "b", Map.of("c", "d\"e")));

        assertThat(JsonWriter.document(value)).isEqualTo("{\n  \"a\": [1, 2],\n  \"b\": { \"c\": \"d\\\"e\" }\n}\n");
    }

    @Test
    void shouldBreakWhatDoesNotFit() {
        List<String> words = Collections.nCopies(12, "twelve chars");

        assertThat(JsonWriter.document(Map.of("a", words)).lines()).hasSize(16).allMatch(l -> l.length() <= 100);
    }

    @Test
    void shouldWriteEmptyContainers() {
        assertThat(JsonWriter.document(Map.of())).isEqualTo("{}\n");
        assertThat(JsonWriter.line(List.of())).isEqualTo("[]");
    }

    @Property(seed = "1")
    void shouldRoundTripAnyString(@ForAll String text) {
        JsonValue parsed = JsonParser.parse("x", JsonWriter.document(text), new Diagnostics());
        assertThat(((JsonString) parsed).value()).isEqualTo(text);
    }
}
