package dev.smi.run.launchfile;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import dev.smi.run.launchfile.LaunchFile.ArgumentEntry;
import dev.smi.run.launchfile.LaunchFile.ExpectEntry;
import dev.smi.run.launchfile.LaunchFile.Expected;
import dev.smi.run.launchfile.LaunchFile.PictureEntry;
import dev.smi.run.launchfile.LaunchFile.RunEntry;
import dev.smi.run.launchfile.LaunchFile.SaveEntry;
import dev.smi.run.launchfile.LaunchFile.SetEntry;
import dev.smi.run.launchfile.LaunchFile.StepEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the steps of a launch file. Not thread-safe. */
final class StepReader {

    /** More than a year. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000);

    private final ValueReader values;
    private final OutputReader outputs;
    private final Diagnostics diagnostics;

    StepReader(ValueReader values, Diagnostics diagnostics) {
        this.values = values;
        this.outputs = new OutputReader(values, diagnostics);
        this.diagnostics = diagnostics;
    }

    StepEntry step(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        List<SetEntry> set = new ArrayList<>();
        reader.object("set")
                .ifPresent(buffers -> buffers.members()
                        .forEach(member -> values.contents(member.value())
                                .ifPresent(contents ->
                                        set.add(new SetEntry(member.keyPosition(), member.key(), contents)))));
        List<RunEntry> runs = new ArrayList<>();
        for (JsonObject run : values.objects(reader.requiredArray("run"), "a kernel to run")) {
            run(run).ifPresent(runs::add);
        }
        List<ExpectEntry> expects = new ArrayList<>();
        for (JsonObject expect : values.objects(reader.array("expect"), "an expectation")) {
            expect(expect).ifPresent(expects::add);
        }
        List<SaveEntry> saves = new ArrayList<>();
        for (JsonObject save : values.objects(reader.array("save"), "a file to save")) {
            outputs.save(save).ifPresent(saves::add);
        }
        List<PictureEntry> pictures = new ArrayList<>();
        for (JsonObject picture : values.objects(reader.array("pictures"), "a picture")) {
            outputs.picture(picture).ifPresent(pictures::add);
        }
        Optional<BigDecimal> seconds = reader.number("deadline_s").flatMap(this::seconds);
        reader.rejectUnknownKeys();
        return new StepEntry(object.position(), set, runs, expects, saves, pictures, seconds);
    }

    private Optional<BigDecimal> seconds(JsonNumber number) {
        if (number.value().signum() <= 0) {
            diagnostics.error(number.position(), "a deadline has to be more than 0 seconds");
            return Optional.empty();
        }
        if (number.value().compareTo(MOST_SECONDS) > 0) {
            diagnostics.error(number.position(), "a deadline has to be at most " + MOST_SECONDS + " seconds");
            return Optional.empty();
        }
        return Optional.of(number.value());
    }

    private Optional<RunEntry> run(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        RankSelector ranks = values.ranks(reader.requiredValue("rank"), object.position());
        Optional<JsonString> kernel = reader.requiredString("kernel");
        Optional<JsonValue> list = reader.value("args");
        List<ArgumentEntry> arguments = new ArrayList<>();
        for (JsonValue argument : reader.array("args")) {
            argument(argument).ifPresent(arguments::add);
        }
        boolean isBackground = reader.bool("background").orElse(false);
        reader.rejectUnknownKeys();
        return kernel.map(name -> new RunEntry(
                object.position(),
                ranks,
                name.position(),
                name.value(),
                list.map(JsonValue::position).orElse(object.position()),
                arguments,
                isBackground));
    }

    private Optional<ArgumentEntry> argument(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Optional.of(new ArgumentEntry.Literal(number.position(), number.value()));
        }
        if (value instanceof JsonString string) {
            String text = string.value();
            if (text.startsWith("@") && text.length() > 1) {
                return Optional.of(new ArgumentEntry.BufferName(value.position(), text.substring(1)));
            }
            switch (text) {
                case "$comm" -> {
                    return Optional.of(new ArgumentEntry.Communicator(value.position()));
                }
                case "$rank" -> {
                    return Optional.of(new ArgumentEntry.OwnRank(value.position()));
                }
                case "$ranks" -> {
                    return Optional.of(new ArgumentEntry.RankCount(value.position()));
                }
                default -> {}
            }
        }
        diagnostics.error(
                value.position(), "an argument has to be a number, \"$comm\", \"$rank\", \"$ranks\" or \"@buffer\"");
        return Optional.empty();
    }

    private Optional<ExpectEntry> expect(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        RankSelector ranks = values.ranks(reader.requiredValue("rank"), object.position());
        Optional<JsonString> buffer = reader.requiredString("buffer");
        Optional<Expected> expected = reader.requiredValue("values").flatMap(this::expected);
        int at = reader.integer("at", 0, Integer.MAX_VALUE).orElse(0L).intValue();
        double tolerance = reader.number("tolerance").map(this::tolerance).orElse(0.0);
        reader.rejectUnknownKeys();
        if (buffer.isEmpty() || expected.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExpectEntry(
                object.position(),
                ranks,
                buffer.get().position(),
                buffer.get().value(),
                expected.get(),
                at,
                tolerance));
    }

    private double tolerance(JsonNumber number) {
        if (number.value().signum() < 0) {
            diagnostics.error(number.position(), "a tolerance has to be 0 or more");
        }
        return number.value().doubleValue();
    }

    private Optional<Expected> expected(JsonValue value) {
        return switch (value) {
            case JsonString string when string.value().equals("iota") -> Optional.of(new Expected.Iota());
            case JsonNumber number -> Optional.of(new Expected.Same(number.value()));
            case JsonString name
            when ValueReader.number(name).isPresent() ->
                ValueReader.number(name).map(Expected.Same::new);
            case JsonArray array -> Optional.of(new Expected.Values(values.numbers(array)));
            case JsonObject object -> expectedFile(object);
            default -> {
                diagnostics.error(
                        value.position(),
                        "expected values have to be \"iota\", a number, an array of numbers or {\"file\": ...}");
                yield Optional.empty();
            }
        };
    }

    private Optional<Expected> expectedFile(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        Optional<JsonString> file = reader.requiredString("file");
        boolean isSplit = reader.bool("split").orElse(false);
        reader.rejectUnknownKeys();
        return file.flatMap(values::path).map(path -> new Expected.FromFile(object.position(), path, isSplit));
    }
}
