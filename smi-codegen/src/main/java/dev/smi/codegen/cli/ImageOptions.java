package dev.smi.codegen.cli;

import dev.smi.arrow.image.BatchContents;
import dev.smi.arrow.image.ImageBuilder;
import dev.smi.arrow.image.ImageMap;
import dev.smi.arrow.image.ImageMapFile;
import dev.smi.arrow.image.ImageReader;
import dev.smi.arrow.image.MemoryImage;
import dev.smi.arrow.image.RecordBatchFile;
import dev.smi.arrow.image.SrecFile;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Mode;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code smi-codegen} for memory images, which simulations of hardware load and leave behind. */
final class ImageOptions {

    private static final Pattern RESERVE = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");
    private static final Pattern ROWS = Pattern.compile("(?:(\\w+)=)?(\\d{1,9})");

    @Option(
            names = "--srec",
            paramLabel = "FILE",
            description = "Write the record batches of --arrow as a memory image in S-records, as Fletcher's generator"
                    + " does, and beside it what is where as JSON.")
    @Nullable
    Path image;

    @Option(
            names = "--srec-reserve",
            paramLabel = "ROWS[:ELEMENTS]",
            description =
                    "With --srec, leave room for so many rows of batches that are written, and so many elements of"
                            + " each of their lists and bytes of each column of strings.")
    @Nullable
    String reserve;

    @Option(
            names = "--srec-dump",
            paramLabel = "FILE",
            description = "Read a memory image, and write the batches of --arrow that are in it as record batches into"
                    + " the directory of -o; nothing is generated.")
    @Nullable
    Path dump;

    @Option(
            names = "--srec-map",
            paramLabel = "FILE",
            description = "With --srec-dump, what is where: the JSON that --srec wrote. If left out, the one beside the"
                    + " image, or else batches one after the other as --srec puts them.")
    @Nullable
    Path map;

    @Option(
            names = "--rows",
            paramLabel = "[BATCH=]N",
            description = "With --srec-dump, how many rows a batch has, or all; if left out, as many as the map says.")
    List<String> rows = new ArrayList<>();

    private record Input(NamedSchema schema, Batch batch, Path file) {}

    /** Whether an image is only to be read back. */
    boolean isDump() {
        return dump != null;
    }

    /** What is wrong with how the options are used together, if anything. */
    Optional<String> misuse(boolean hasSchemas) {
        if (image == null && reserve != null) {
            return Optional.of("--srec-reserve is about the image of --srec; give --srec FILE, too");
        }
        if (dump == null && (map != null || !rows.isEmpty())) {
            return Optional.of("--srec-map and --rows are about the image of --srec-dump; give --srec-dump FILE, too");
        }
        if (image != null && dump != null) {
            return Optional.of("--srec writes an image and --srec-dump reads one; give one of them");
        }
        if (image != null && ImageMapFile.of(image).equals(image)) {
            return Optional.of(
                    "--srec " + image
                            + " ends in .json, as what is where does, which is written beside it; give a name like memory.srec");
        }
        return hasSchemas || image == null && dump == null
                ? Optional.empty()
                : Optional.of("--srec and --srec-dump are about the batches of --arrow; give --arrow FILE, too");
    }

    /**
     * Reads the image that is asked for, and writes what is in it.
     *
     * @param schemas files with the batches' schemas
     * @param output where batches are written
     * @param usage makes the exception for wrong usage
     */
    void dump(List<Path> schemas, Path output, Function<String, RuntimeException> usage) {
        if (dump != null) {
            read(dump, inputs(schemas), output, usage);
        }
    }

    /**
     * Makes the image that is asked for, if any.
     *
     * @param schemas files with the batches' schemas
     * @param usage makes the exception for wrong usage
     * @return what writes it
     */
    Runnable image(List<Path> schemas, Function<String, RuntimeException> usage) {
        if (image == null) {
            return () -> {};
        }
        Path file = image;
        ImageBuilder builder = build(file, inputs(schemas), usage);
        return () -> write(file, builder);
    }

    private static List<Input> inputs(List<Path> schemas) {
        Diagnostics diagnostics = new Diagnostics();
        List<Input> inputs = schemas.stream()
                .map(file -> {
                    NamedSchema schema = NamedSchema.read(file);
                    return new Input(schema, SchemaInterface.batch(schema, diagnostics), file);
                })
                .toList();
        diagnostics.throwIfErrors();
        return inputs;
    }

    private ImageBuilder build(Path file, List<Input> inputs, Function<String, RuntimeException> usage) {
        Matcher room = room(inputs, usage);
        ImageBuilder builder = new ImageBuilder(file.toString());
        Diagnostics notes = new Diagnostics();
        for (Input input : inputs) {
            Batch batch = input.batch();
            if (batch.mode() == Mode.READ) {
                builder.add(RecordBatchFile.read(input.file(), batch, input.schema()));
            } else if (reserve != null) {
                int elements = room.group(2) == null ? 0 : Integer.parseInt(room.group(2));
                builder.reserve(batch, Integer.parseInt(room.group(1)), elements);
            } else {
                notes.warning(
                        SourcePosition.of(input.file().toString()),
                        "batch " + batch.name() + " is written, and the image has no room for it; give"
                                + " --srec-reserve ROWS");
            }
        }
        notes.all().forEach(System.err::println);
        return builder;
    }

    /** What to leave room for. Without {@code --srec-reserve} it is nothing, and no match. */
    private Matcher room(List<Input> inputs, Function<String, RuntimeException> usage) {
        Matcher parts = RESERVE.matcher(reserve == null ? "" : reserve);
        if (reserve != null && !parts.matches()) {
            throw usage.apply("--srec-reserve " + reserve + " is not ROWS or ROWS:ELEMENTS");
        }
        List<String> written = inputs.stream()
                .filter(input -> input.batch().mode() != Mode.READ)
                .map(input -> input.batch().name())
                .toList();
        if (reserve != null && written.isEmpty()) {
            throw usage.apply("--srec-reserve is about batches that are written, and all of --arrow are read; leave it"
                    + " out, or give the schema of a written one");
        }
        if (reserve == null && written.size() == inputs.size()) {
            throw usage.apply("the image would be empty: batch " + String.join(", ", written)
                    + " is written; give --srec-reserve ROWS");
        }
        return parts;
    }

    private static void write(Path file, ImageBuilder builder) {
        SrecFile.write(file, builder.image());
        Path about = ImageMapFile.of(file);
        ImageMapFile.write(about, builder.map());
        System.out.println(file + ": memory image; what is where: " + about);
    }

    private void read(Path file, List<Input> inputs, Path output, Function<String, RuntimeException> usage) {
        Map<String, Integer> given = rows(inputs, usage);
        Path beside = map == null ? ImageMapFile.of(file) : map;
        Optional<ImageMap> places =
                map != null || Files.exists(beside) ? Optional.of(ImageMapFile.read(beside)) : Optional.empty();
        MemoryImage memory = SrecFile.read(file);
        ImageReader reader = new ImageReader(file.toString(), memory, places);
        for (Input input : inputs) {
            String name = input.batch().name();
            int count = Optional.ofNullable(given.getOrDefault(name, given.get("")))
                    .or(() -> places.flatMap(where -> where.batch(name)).map(ImageMap.BatchPlace::rows))
                    .orElseThrow(() -> usage.apply("how many rows batch " + name + " has is not known; give --rows "
                            + name + "=N, or --srec-map FILE"));
            BatchContents contents = reader.read(input.batch(), count);
            Path to = output.resolve(name + ".rb");
            RecordBatchFile.write(to, contents, input.schema());
            System.out.println(to + ": " + count + " rows");
        }
    }

    /** Rows by batches' names; without one, of all others. */
    private Map<String, Integer> rows(List<Input> inputs, Function<String, RuntimeException> usage) {
        List<String> names = inputs.stream().map(input -> input.batch().name()).toList();
        Map<String, Integer> given = new HashMap<>();
        for (String each : rows) {
            Matcher parts = ROWS.matcher(each);
            if (!parts.matches()) {
                throw usage.apply("--rows " + each + " is not N or BATCH=N, with N below 10^9");
            }
            String name = Optional.ofNullable(parts.group(1)).orElse("");
            if (!name.isEmpty() && !names.contains(name)) {
                throw usage.apply("--rows " + each + ": --arrow has no batch " + name + "; there are "
                        + String.join(", ", names));
            }
            if (given.putIfAbsent(name, Integer.parseInt(parts.group(2))) != null) {
                throw usage.apply("--rows " + each + ": "
                        + (name.isEmpty() ? "the rows of all batches are" : "the rows of batch " + name + " are")
                        + " given twice; give them once");
            }
        }
        return given;
    }
}
