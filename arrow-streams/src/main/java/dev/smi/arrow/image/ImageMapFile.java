package dev.smi.arrow.image;

import dev.smi.arrow.image.ImageMap.BatchPlace;
import dev.smi.arrow.image.ImageMap.BufferPlace;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.model.json.JsonWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is where in a memory image, as JSON beside it:
 *
 * <pre>
 * { "batches": [ { "name": "R", "rows": 4, "buffers": [ { "name": "R_A_values", "address": 0, "bytes": 4 } ] } ] }
 * </pre>
 *
 * <p>Stateless.
 */
public final class ImageMapFile {

    private ImageMapFile() {}

    /** Where the map of an image is: beside it, with {@code .json} for its ending. */
    public static Path of(Path image) {
        String name = String.valueOf(image.getFileName());
        int dot = name.lastIndexOf('.');
        return image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }

    /** Writes a map, as a whole or not at all. */
    public static void write(Path file, ImageMap map) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("batches", map.batches().stream().map(ImageMapFile::batch).toList());
        TextFiles.write(file, JsonWriter.document(document));
    }

    private static Map<String, Object> batch(BatchPlace batch) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", batch.name());
        members.put("rows", batch.rows());
        members.put(
                "buffers", batch.buffers().stream().map(ImageMapFile::buffer).toList());
        return members;
    }

    private static Map<String, Object> buffer(BufferPlace buffer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", buffer.name());
        members.put("address", buffer.address());
        members.put("bytes", buffer.bytes());
        return members;
    }

    /**
     * Reads a map.
     *
     * @throws DiagnosticException if the file cannot be read, or is no map
     */
    public static ImageMap read(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        JsonValue document = JsonParser.parse(file.toString(), TextFiles.read(file), diagnostics);
        diagnostics.throwIfErrors();
        if (!(document instanceof JsonObject object)) {
            throw new DiagnosticException(
                    document.position(), "a map is an object, not " + document.kind() + "; write the image again");
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        List<BatchPlace> batches = reader.requiredObjects("batches", ImageMapFile::batch);
        reader.rejectUnknownKeys();
        diagnostics.throwIfErrors();
        return new ImageMap(batches);
    }

    private static Optional<BatchPlace> batch(JsonObjectReader reader) {
        Optional<String> name = reader.requiredString("name").map(JsonString::value);
        Optional<Long> rows = reader.requiredInteger("rows", 0, Integer.MAX_VALUE);
        List<BufferPlace> buffers = reader.requiredObjects("buffers", ImageMapFile::buffer);
        return name.isEmpty() || rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new BatchPlace(name.get(), rows.get().intValue(), buffers));
    }

    private static Optional<BufferPlace> buffer(JsonObjectReader reader) {
        Optional<String> name = reader.requiredString("name").map(JsonString::value);
        Optional<Long> address = reader.requiredInteger("address", 0, SrecFile.ADDRESSES);
        Optional<Long> bytes = reader.requiredInteger("bytes", 0, SrecFile.ADDRESSES);
        return name.isEmpty() || address.isEmpty() || bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(new BufferPlace(name.get(), address.get(), bytes.get()));
    }
}
