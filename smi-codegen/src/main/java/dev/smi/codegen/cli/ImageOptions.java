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
        return hasSchemas || image == null && dump == null
                ? Optional.empty()
                : Optional.of("--srec and --srec-dump are about the batches of --arrow; give --arrow FILE, too");
    }

    /**
     * Writes or reads the image that is asked for, if any.
     *
     * @param schemas files with the batches' schemas
     * @param output where batches are written
     * @param usage makes the exception for wrong usage
     */
    void run(List<Path> schemas, Path output, Function<String, RuntimeException> usage) {
        if (image != null) {
            write(image, inputs(schemas), usage);
        } else if (dump != null) {
            read(dump, inputs(schemas), output, usage);
        }
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

    private void write(Path file, List<Input> inputs, Function<String, RuntimeException> usage) {
        ImageBuilder builder = new ImageBuilder(file.toString());
        for (Input input : inputs) {
            if (input.batch().mode() == Mode.READ) {
                builder.add(RecordBatchFile.read(input.file(), input.batch(), input.schema()));
            } else if (reserve != null) {
                Matcher parts = RESERVE.matcher(reserve);
                if (!parts.matches()) {
                    throw usage.apply("--srec-reserve " + reserve + " is not ROWS or ROWS:ELEMENTS");
                }
                int elements = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
                builder.reserve(input.batch(), Integer.parseInt(parts.group(1)), elements);
            }
        }
        SrecFile.write(file, builder.image());
        Path about = ImageMapFile.of(file);
        ImageMapFile.write(about, builder.map());
        System.out.println(file + ": memory image; what is where: " + about);
    }

    private void read(Path file, List<Input> inputs, Path output, Function<String, RuntimeException> usage) {
        Path beside = map == null ? ImageMapFile.of(file) : map;
        Optional<ImageMap> places =
                map != null || Files.exists(beside) ? Optional.of(ImageMapFile.read(beside)) : Optional.empty();
        Map<String, Integer> given = rows(usage);
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
    private Map<String, Integer> rows(Function<String, RuntimeException> usage) {
        Map<String, Integer> given = new HashMap<>();
        for (String each : rows) {
            Matcher parts = ROWS.matcher(each);
            if (!parts.matches()) {
                throw usage.apply("--rows " + each + " is not N or BATCH=N, with N below 10^9");
            }
            given.put(Optional.ofNullable(parts.group(1)).orElse(""), Integer.parseInt(parts.group(2)));
        }
        return given;
    }
}
