package dev.smi.run.launchfile;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.run.launchfile.LaunchFile.OutputFile;
import dev.smi.run.launchfile.LaunchFile.PictureEntry;
import dev.smi.run.launchfile.LaunchFile.SaveEntry;
import dev.smi.run.picture.Coloring;
import dev.smi.run.picture.Colors;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a step writes to files. Not thread-safe. */
final class OutputReader {

    private static final Pattern TILES = Pattern.compile("([1-9]\\d{0,2})x([1-9]\\d{0,2})");
    private static final int MOST_SCALE = 64;

    private final ValueReader values;
    private final Diagnostics diagnostics;

    OutputReader(ValueReader values, Diagnostics diagnostics) {
        this.values = values;
        this.diagnostics = diagnostics;
    }

    Optional<SaveEntry> save(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        RankSelector ranks = values.ranks(reader.value("rank"), object.position());
        Optional<JsonString> buffer = reader.requiredString("buffer");
        Optional<OutputFile> file = reader.requiredString("file").flatMap(this::outputFile);
        reader.rejectUnknownKeys();
        if (buffer.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SaveEntry(
                object.position(), ranks, buffer.get().position(), buffer.get().value(), file.get()));
    }

    Optional<PictureEntry> picture(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        RankSelector ranks = values.ranks(reader.value("rank"), object.position());
        Optional<JsonString> buffer = reader.requiredString("buffer");
        Optional<OutputFile> file = reader.requiredString("file").flatMap(this::pngFile);
        Optional<Matcher> tiles = tiles(reader.string("tiles"));
        Optional<Long> width = reader.requiredInteger("width", 1, Integer.MAX_VALUE);
        Optional<Coloring> coloring = coloring(reader);
        int scale = reader.integer("scale", 1, MOST_SCALE).orElse(1L).intValue();
        reader.rejectUnknownKeys();
        if (buffer.isEmpty() || file.isEmpty() || tiles.isEmpty() || width.isEmpty() || coloring.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PictureEntry(
                object.position(),
                ranks,
                buffer.get().position(),
                buffer.get().value(),
                file.get(),
                Integer.parseInt(tiles.get().group(1)),
                Integer.parseInt(tiles.get().group(2)),
                width.get().intValue(),
                coloring.get(),
                scale));
    }

    private Optional<OutputFile> pngFile(JsonString text) {
        if (!text.value().endsWith(".png")) {
            diagnostics.error(text.position(), "pictures are PNG files; give \"" + text.value() + "\" the ending .png");
            return Optional.empty();
        }
        return outputFile(text);
    }

    /** Runs write into their output directory only, whoever wrote the launch file. */
    private Optional<OutputFile> outputFile(JsonString text) {
        try {
            Path path = Path.of(text.value()).normalize();
            if (!path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty()) {
                return Optional.of(new OutputFile(text.position(), path));
            }
            diagnostics.error(
                    text.position(),
                    "\"" + text.value() + "\" is no file within the output directory; choose that with -o");
        } catch (InvalidPathException e) {
            diagnostics.error(text.position(), "not a path: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Rows and columns; a single tile if it is left out. */
    private Optional<Matcher> tiles(Optional<JsonString> text) {
        Matcher matcher = TILES.matcher(text.map(JsonString::value).orElse("1x1"));
        if (!matcher.matches()) {
            diagnostics.error(
                    text.orElseThrow().position(),
                    "tiles \"" + text.get().value() + "\" are not of the form 2x4: rows x columns of ranks");
            return Optional.empty();
        }
        return Optional.of(matcher);
    }

    private Optional<Coloring> coloring(JsonObjectReader reader) {
        Optional<JsonString> name = reader.requiredString("colors");
        OptionalDouble min = number(reader.number("min"));
        OptionalDouble max = number(reader.number("max"));
        Optional<Colors> colors = name.flatMap(id -> Colors.ofId(id.value()));
        if (name.isPresent() && colors.isEmpty()) {
            diagnostics.error(
                    name.get().position(), "unknown colors \"" + name.get().value() + "\"; known: " + Colors.ids());
        }
        if (colors.isEmpty()) {
            return Optional.empty();
        }
        SourcePosition place = reader.value("min")
                .or(() -> reader.value("max"))
                .map(JsonValue::position)
                .orElse(reader.object().position());
        try {
            return Optional.of(new Coloring(colors.get(), min, max));
        } catch (IllegalArgumentException e) {
            diagnostics.error(place, "\"min\" and \"max\": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static OptionalDouble number(Optional<JsonNumber> number) {
        return number.map(n -> OptionalDouble.of(n.value().doubleValue())).orElse(OptionalDouble.empty());
    }
}
