package dev.smi.apps.arrow;

import dev.smi.Smi;
import dev.smi.arrow.Platform;
import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.arrow.ArrowChunks;
import dev.smi.data.arrow.ArrowSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Runs a kernel over the record batches of its chunks, on a device of its own; gives the sum of what it returns. */
final class KernelUnit implements ComputeUnit {

    private final ArrowChunks chunks;
    private final Settings settings;
    private final Example example;
    private final Smi smi;
    private @Nullable Platform platform;

    /**
     * What units are told.
     *
     * @param device what the kernel runs on
     * @param program the program's directory; in the JVM none is needed
     * @param seconds how long a run may take
     * @param own what only the example knows
     */
    record Settings(String device, Path program, long seconds, String own) {

        byte[] encode() {
            return String.join("\n", device, program.toAbsolutePath().toString(), String.valueOf(seconds), own)
                    .getBytes(StandardCharsets.UTF_8);
        }

        static Settings decode(byte[] bytes) {
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 4);
            return new Settings(lines[0], Path.of(lines[1]), Long.parseLong(lines[2]), lines[3]);
        }

        Duration deadline() {
            return Duration.ofSeconds(seconds);
        }
    }

    /** An example whose kernel returns a number. */
    interface Example {

        /** Its program for such rows. */
        ExampleProgram program(Schema schema);

        /** Runs its kernel over some rows. */
        long run(Platform platform, VectorSchemaRoot rows, Duration deadline);
    }

    KernelUnit(UnitContext context, Settings settings, Example example) {
        this.settings = settings;
        this.example = example;
        this.smi = Smi.alone(Map.of("device", settings.device()));
        this.chunks = new ArrowChunks(context.resident(ArrowSource.HEADER));
    }

    @Override
    public MemorySegment run(Chunk chunk, SegmentAllocator results) {
        long[] sum = new long[1];
        chunks.read(chunk.data(), rows -> sum[0] += example.run(platform(rows), rows, settings.deadline()));
        MemorySegment result = results.allocate(Long.BYTES, Long.BYTES);
        result.set(Split.NUMBER, 0, sum[0]);
        return result;
    }

    private Platform platform(VectorSchemaRoot rows) {
        Platform opened = platform;
        if (opened == null) {
            ExampleProgram program = example.program(rows.getSchema());
            opened = settings.device().equals(ExampleProgram.JVM)
                    ? Platform.jvm(smi, program.streams(), program.java())
                    : Platform.create(smi, settings.program());
            platform = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        try (chunks) {
            smi.close();
        }
    }
}
