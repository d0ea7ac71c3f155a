package dev.smi.data.octoray;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonBoolean;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import dev.smi.model.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON that was read, as text again. A member that is null is left out, as it says nothing. Stateless. */
final class JsonText {

    private JsonText() {}

    /** On one line. */
    static String line(JsonValue value) {
        return JsonWriter.line(plain(value));
    }

    /** As what {@link JsonWriter} takes. */
    static Object plain(JsonValue value) {
        return switch (value) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.value();
            case JsonBoolean bool -> bool.value();
            case JsonNull none ->
                throw new DiagnosticException(none.position(), "a null in an array cannot be kept; leave it out");
            case JsonArray array ->
                array.elements().stream().map(JsonText::plain).toList();
            case JsonObject object -> members(object);
        };
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Member member : object.members()) {
            if (!(member.value() instanceof JsonNull)) {
                members.put(member.key(), plain(member.value()));
            }
        }
        return members;
    }
}
