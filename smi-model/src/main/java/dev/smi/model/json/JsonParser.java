package dev.smi.model.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonBoolean;
import dev.smi.model.json.JsonValue.JsonNull;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonValue.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON text into {@link JsonValue}s. One use per text; not thread-safe.
 *
 * <p>Strict, except that {@code //} and {@code /* *}{@code /} comments are allowed. A duplicate key is an error.
 */
public final class JsonParser {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private final String file;
    private final Diagnostics diagnostics;
    private final com.fasterxml.jackson.core.JsonParser tokens;

    private JsonParser(String file, Diagnostics diagnostics, com.fasterxml.jackson.core.JsonParser tokens) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.tokens = tokens;
    }

    /**
     * Parses one JSON document.
     *
     * @param file the name that positions carry
     * @param text the document
     * @param diagnostics takes duplicate keys, with which reading goes on
     * @throws DiagnosticException if the text is not JSON
     */
    public static JsonValue parse(String file, String text, Diagnostics diagnostics) {
        try (com.fasterxml.jackson.core.JsonParser tokens = FACTORY.createParser(text)) {
            return new JsonParser(file, diagnostics, tokens).document();
        } catch (JacksonException e) {
            throw new DiagnosticException(position(file, e.getLocation()), "not JSON: " + firstLine(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private JsonValue document() throws IOException {
        if (tokens.nextToken() == null) {
            throw new DiagnosticException(SourcePosition.of(file), "the file holds no JSON value");
        }
        JsonValue value = value();
        if (tokens.nextToken() != null) {
            throw new DiagnosticException(position(), "not JSON: text after the end of the document");
        }
        return value;
    }

    private JsonValue value() throws IOException {
        SourcePosition start = position();
        JsonToken token = tokens.currentToken();
        return switch (token) {
            case START_OBJECT -> object(start);
            case START_ARRAY -> array(start);
            case VALUE_STRING -> new JsonString(start, tokens.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(start);
            case VALUE_TRUE -> new JsonBoolean(start, true);
            case VALUE_FALSE -> new JsonBoolean(start, false);
            case VALUE_NULL -> new JsonNull(start);
            default -> throw new DiagnosticException(start, "not JSON: unexpected " + token);
        };
    }

    private JsonNumber number(SourcePosition start) throws IOException {
        try {
            return new JsonNumber(start, new BigDecimal(tokens.getText()));
        } catch (NumberFormatException _) {
            throw new DiagnosticException(start, "not a number that can be read: " + tokens.getText());
        }
    }

    private JsonObject object(SourcePosition start) throws IOException {
        List<Member> members = new ArrayList<>();
        Map<String, SourcePosition> seen = new HashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String key = tokens.currentName();
            SourcePosition keyPosition = position();
            SourcePosition earlier = seen.putIfAbsent(key, keyPosition);
            tokens.nextToken();
            JsonValue value = value();
            if (earlier == null) {
                members.add(new Member(key, keyPosition, value));
            } else {
                diagnostics.error(
                        keyPosition,
                        "duplicate key \"" + key + "\"; it stands at line " + earlier.line() + " already, remove one");
            }
        }
        return new JsonObject(start, members);
    }

    private JsonArray array(SourcePosition start) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return new JsonArray(start, elements);
    }

    private SourcePosition position() {
        return position(file, tokens.currentTokenLocation());
    }

    private static SourcePosition position(String file, JsonLocation location) {
        return location == null
                ? SourcePosition.of(file)
                : new SourcePosition(file, location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("malformed");
    }
}
