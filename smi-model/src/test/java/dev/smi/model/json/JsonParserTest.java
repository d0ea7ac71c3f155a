package dev.smi.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonParserTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private JsonValue parse(String text) {
        return JsonParser.parse("a.json", text, diagnostics);
    }

    @Test
    void shouldKnowWhereEveryValueBegins() {
        JsonObject object = (JsonObject) parse("{ \"a\": 1,\n  // a comment\n  \"b\": [true, null, \"x\"] }");

        assertThat(object.position()).isEqualTo(new SourcePosition("a.json", 1, 1));
        JsonValue.Member b = object.member("b").orElseThrow();
        assertThat(b.keyPosition()).isEqualTo(new SourcePosition("a.json", 3, 3));
        JsonArray array = (JsonArray) b.value();
        assertThat(array.elements()).extracting(v -> v.position().column()).containsExactly(9, 15, 21);
    }

    @Test
    void shouldReportEveryDuplicateKeyAndGoOn() {
        parse("{\"a\": 1, \"a\": 2,\n \"b\": {\"c\": 1, \"c\": 2}}");

        assertThat(diagnostics.all())
                .extracting(Object::toString)
                .containsExactly(
                        "a.json:1:10: error: duplicate key \"a\"; it stands at line 1 already, remove one",
                        "a.json:2:16: error: duplicate key \"c\"; it stands at line 2 already, remove one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"a\": }'|a.json:1:",
                "'{\"a\": 1'|a.json:1:",
                "'[1 2]'|a.json:1:",
                "'{} {}'|a.json:1:4: error: not JSON: text after the end",
                "'{a: 1}'|a.json:1:",
                "'[NaN]'|a.json:1:",
                "'  '|a.json: error: the file holds no JSON value",
            })
    void shouldSayWhereTextIsNotJson(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void shouldKeepNumbersExact() {
        JsonArray numbers = (JsonArray) parse("[9223372036854775807, 1e3, 0.1]");

        assertThat(((JsonNumber) numbers.elements().get(0)).asLong()).contains(Long.MAX_VALUE);
        assertThat(((JsonNumber) numbers.elements().get(1)).asLong()).contains(1000L);
        assertThat(((JsonNumber) numbers.elements().get(2)).asLong()).isEmpty();
    }

    @Test
    void shouldRefuseTextNestedWithoutBound() {
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(DiagnosticException.class);
    }

    @Test
    void shouldReportANumberWithAnExponentThatIsTooLong() {
        assertThatThrownBy(() -> JsonParser.parse("f", "[1e99999999999]", new Diagnostics()))
                .hasMessage("f:1:2: error: not a number that can be read: 1e99999999999");
    }
}
