package dev.smi.model.json;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonBoolean;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of an object by name, and reports what is missing, of the wrong kind, out of range or unknown.
 * Every accessor gives an absent or faulty member as empty, after reporting the fault. Not thread-safe.
 */
public final class JsonObjectReader {

    private final JsonObject object;
    private final Diagnostics diagnostics;
    private final Set<String> known = new LinkedHashSet<>();

    /** A reader of one object's members. */
    public JsonObjectReader(JsonObject object, Diagnostics diagnostics) {
        this.object = object;
        this.diagnostics = diagnostics;
    }

    /** The object being read. */
    public JsonObject object() {
        return object;
    }

    /** The member of any kind with the given key; {@code null} counts as absent. */
    public Optional<JsonValue> value(String key) {
        known.add(key);
        return object.member(key).map(Member::value).filter(v -> !(v instanceof JsonNull));
    }

    /** The member of any kind with the given key; reported if it is absent. */
    public Optional<JsonValue> requiredValue(String key) {
        Optional<JsonValue> value = value(key);
        if (value.isEmpty()) {
            diagnostics.error(object.position(), "\"" + key + "\" is missing here");
        }
        return value;
    }

    /** The string with the given key. */
    public Optional<JsonString> string(String key) {
        return ofKind(key, value(key), JsonString.class, "a string");
    }

    /** The string with the given key; reported if it is absent. */
    public Optional<JsonString> requiredString(String key) {
        return ofKind(key, requiredValue(key), JsonString.class, "a string");
    }

    /** The object with the given key. */
    public Optional<JsonObject> object(String key) {
        return ofKind(key, value(key), JsonObject.class, "an object");
    }

    /** The object with the given key; reported if it is absent. */
    public Optional<JsonObject> requiredObject(String key) {
        return ofKind(key, requiredValue(key), JsonObject.class, "an object");
    }

    /** The elements of the array with the given key, none if it is absent. */
    public List<JsonValue> array(String key) {
        return elements(key, value(key));
    }

    /** The elements of the array with the given key; reported if it is absent. */
    public List<JsonValue> requiredArray(String key) {
        return elements(key, requiredValue(key));
    }

    /**
     * What is read from the objects in the array with the given key, none if it is absent. Elements of other kinds and
     * members that nobody asked for are reported.
     *
     * @param read reads one object; empty after a report
     */
    public <T> List<T> objects(String key, Function<JsonObjectReader, Optional<T>> read) {
        return objects(array(key), read);
    }

    /** What is read from the objects in the array with the given key; reported if it is absent. */
    public <T> List<T> requiredObjects(String key, Function<JsonObjectReader, Optional<T>> read) {
        return objects(requiredArray(key), read);
    }

    /** The boolean with the given key. */
    public Optional<Boolean> bool(String key) {
        return ofKind(key, value(key), JsonBoolean.class, "true or false").map(JsonBoolean::value);
    }

    /** The number with the given key. */
    public Optional<JsonNumber> number(String key) {
        return ofKind(key, value(key), JsonNumber.class, "a number");
    }

    /** The whole number with the given key, reported unless it is within {@code min..max}. */
    public Optional<Long> integer(String key, long min, long max) {
        return value(key).flatMap(v -> checkedInteger(v, "\"" + key + "\"", min, max, diagnostics));
    }

    /** The whole number with the given key, within {@code min..max}; reported if it is absent. */
    public Optional<Long> requiredInteger(String key, long min, long max) {
        return requiredValue(key).flatMap(v -> checkedInteger(v, "\"" + key + "\"", min, max, diagnostics));
    }

    /** Reports every member that no accessor was asked for. */
    public void rejectUnknownKeys() {
        for (Member member : object.members()) {
            if (!known.contains(member.key())) {
                diagnostics.error(
                        member.keyPosition(),
                        "unknown key \"" + member.key() + "\"; known here: " + String.join(", ", known));
            }
        }
    }

    /**
     * A value as a whole number within {@code min..max}, or empty after a report.
     *
     * @param what what the value is, as the report names it
     */
    public static Optional<Long> checkedInteger(
            JsonValue value, String what, long min, long max, Diagnostics diagnostics) {
        if (value instanceof JsonNumber number) {
            Optional<Long> exact = number.asLong().filter(n -> n >= min && n <= max);
            if (exact.isEmpty()) {
                diagnostics.error(
                        value.position(),
                        what + " is " + number.value() + "; it has to be a whole number within " + min + ".." + max);
            }
            return exact;
        }
        diagnostics.error(value.position(), what + " has to be a whole number, not " + value.kind());
        return Optional.empty();
    }

    private <T> List<T> objects(List<JsonValue> elements, Function<JsonObjectReader, Optional<T>> read) {
        List<T> values = new ArrayList<>();
        for (JsonValue element : elements) {
            if (element instanceof JsonObject member) {
                JsonObjectReader reader = new JsonObjectReader(member, diagnostics);
                read.apply(reader).ifPresent(values::add);
                reader.rejectUnknownKeys();
            } else {
                diagnostics.error(element.position(), "this has to be an object, not " + element.kind());
            }
        }
        return values;
    }

    private List<JsonValue> elements(String key, Optional<JsonValue> value) {
        return ofKind(key, value, JsonArray.class, "an array")
                .map(JsonArray::elements)
                .orElse(List.of());
    }

    private <T extends JsonValue> Optional<T> ofKind(
            String key, Optional<JsonValue> value, Class<T> kind, String expected) {
        if (value.isPresent() && !kind.isInstance(value.get())) {
            diagnostics.error(
                    value.get().position(),
                    "\"" + key + "\" has to be " + expected + ", not "
                            + value.get().kind());
        }
        return value.filter(kind::isInstance).map(kind::cast);
    }
}
