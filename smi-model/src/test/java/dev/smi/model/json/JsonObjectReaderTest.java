package dev.smi.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;

class JsonObjectReaderTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private JsonObjectReader reader(String text) {
        return new JsonObjectReader((JsonObject) JsonParser.parse("a.json", text, diagnostics), diagnostics);
    }

    private void assertReports(String... expected) {
        assertThat(diagnostics.all()).extracting(Object::toString).containsExactly(expected);
    }

    @Test
    void shouldReadMembersByKind() {
        JsonObjectReader reader =
                reader("{\"s\": \"x\", \"i\": 7, \"b\": true, \"o\": {}, \"a\": [1], \"d\": 0.5, \"n\": null}");

        assertThat(reader.string("s").orElseThrow().value()).isEqualTo("x");
        assertThat(reader.integer("i", 0, 7)).contains(7L);
        assertThat(reader.bool("b")).contains(true);
        assertThat(reader.object("o")).isPresent();
        assertThat(reader.array("a")).hasSize(1);
        assertThat(reader.number("d").orElseThrow().value()).hasToString("0.5");
        assertThat(reader.value("n")).isEmpty();
        reader.rejectUnknownKeys();
        assertReports();
    }

    @Test
    void shouldReportMissingAndMistypedMembers() {
        JsonObjectReader reader = reader("{\"s\": 1, \"i\": 1.5, \"j\": \"1\"}");

        assertThat(reader.string("s")).isEmpty();
        assertThat(reader.integer("i", 0, 10)).isEmpty();
        assertThat(reader.integer("j", 0, 10)).isEmpty();
        assertThat(reader.requiredString("t")).isEmpty();
        assertReports(
                "a.json:1:7: error: \"s\" has to be a string, not a number",
                "a.json:1:15: error: \"i\" is 1.5; it has to be a whole number within 0..10",
                "a.json:1:25: error: \"j\" has to be a whole number, not a string",
                "a.json:1:1: error: \"t\" is missing here");
    }

    @Test
    void shouldReportUnknownKeys() {
        JsonObjectReader reader = reader("{\"port\": 1,\n \"prot\": 2}");
        assertThat(reader.integer("port", 0, 255)).contains(1L);
        reader.rejectUnknownKeys();
        assertReports("a.json:2:2: error: unknown key \"prot\"; known here: port");
    }
}
