package dev.smi.arrow.schema;

import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.Mode;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fletcher's metadata of a schema or a field. What has no meaning is reported. Not thread-safe. */
final class Metadata {

    static final String NAME = "fletcher_name";
    static final String MODE = "fletcher_mode";
    static final String IGNORE = "fletcher_ignore";
    static final String PROFILE = "fletcher_profile";
    static final String PER_TRANSFER = "fletcher_epc";
    static final String LISTS_PER_TRANSFER = "fletcher_lepc";

    private static final String PREFIX = "fletcher_";

    private final Map<String, String> values;
    private final String owner;
    private final SourcePosition position;
    private final Diagnostics diagnostics;

    /**
     * @param owner whose it is, as messages name it
     * @param known the keys that have a meaning there
     */
    Metadata(
            Map<String, String> values,
            List<String> known,
            String owner,
            SourcePosition position,
            Diagnostics diagnostics) {
        this.values = values;
        this.owner = owner;
        this.position = position;
        this.diagnostics = diagnostics;
        values.keySet().stream()
                .filter(key -> key.startsWith(PREFIX) && !known.contains(key))
                .sorted()
                .forEach(key -> diagnostics.warning(
                        position,
                        owner + " has metadata " + key + ", which means nothing here; known: "
                                + String.join(", ", known)));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Mode mode() {
        String mode = values.getOrDefault(MODE, Mode.READ.id());
        for (Mode known : Mode.values()) {
            if (known.id().equals(mode)) {
                return known;
            }
        }
        error(MODE, "; it has to be read or write");
        return Mode.READ;
    }

    boolean flag(String key) {
        String value = values.getOrDefault(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            error(key, "; it has to be true or false");
        }
        return value.equals("true");
    }

    /** Elements a transfer, 1 if nothing is said. */
    int elements(String key) {
        String value = values.getOrDefault(key, "1");
        if (!value.matches("\\d{1,6}") || !Column.isTransfer(Long.parseLong(value))) {
            error(key, "; it has to be a power of two, at most " + Column.MAX_PER_TRANSFER);
            return 1;
        }
        return Integer.parseInt(value);
    }

    /** Reports a number of elements where the stream is somebody else's. */
    void rejectElements(String key, String remedy) {
        if (values.containsKey(key)) {
            error(key, " here, " + remedy);
        }
    }

    private void error(String key, String rest) {
        diagnostics.error(position, owner + " has metadata " + key + " \"" + values.get(key) + "\"" + rest);
    }
}
