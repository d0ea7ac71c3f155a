package dev.smi.model.json;

import dev.smi.model.diagnostic.SourcePosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A JSON value and the place where it begins. Immutable. */
public sealed interface JsonValue {

    /** Where the value begins. */
    SourcePosition position();

    /** What the value is, as a diagnostic names it: {@code a string}, {@code an object}, ... */
    String kind();

    /**
     * An object; keys keep the order of the file and are unique.
     *
     * @param members the members in order
     */
    record JsonObject(SourcePosition position, List<Member> members) implements JsonValue {
        public JsonObject {
            members = List.copyOf(members);
        }

        /** The member with the given key, or empty. */
        public Optional<Member> member(String key) {
            return members.stream().filter(m -> m.key().equals(key)).findFirst();
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /**
     * A key and its value.
     *
     * @param keyPosition where the key begins
     */
    record Member(String key, SourcePosition keyPosition, JsonValue value) {}

    /** An array. */
    record JsonArray(SourcePosition position, List<JsonValue> elements) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** A string. */
    record JsonString(SourcePosition position, String value) implements JsonValue {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number, exact as written. */
    record JsonNumber(SourcePosition position, BigDecimal value) implements JsonValue {
        @Override
        public String kind() {
            return "a number";
        }

        /** The value if it is a whole number that fits a {@code long}, or empty. */
        public Optional<Long> asLong() {
            try {
                return Optional.of(value.longValueExact());
            } catch (ArithmeticException _) {
                return Optional.empty();
            }
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(SourcePosition position, boolean value) implements JsonValue {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** {@code null}. */
    record JsonNull(SourcePosition position) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }
}
