package dev.smi.arrow.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.arrow.image.BatchContents;
import dev.smi.arrow.image.RecordBatchFile;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.RunOutcome;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel of the documentation, and kernels that nobody filled in. */
class ExamplesTest {

    private static final Path FLETCHERS = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow/in.rb");
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int ARENA_BYTES = 1 << 20;

    /** Its schema is nested and has lists. */
    private static final long SEED = 20190910;

    @TempDir
    Path directory;

    @Test
    void shouldSumFletchersBatch() {
        assumeTrue(Files.exists(FLETCHERS), "no reference data at " + FLETCHERS);
        NamedSchema schema = NamedSchema.read(FLETCHERS);
        ArrowInterface sum = SchemaInterface.of(List.of(schema), Optional.of("Sum"), List.of(), new Diagnostics());
        BatchContents batch = RecordBatchFile.read(FLETCHERS, sum.batches().getFirst(), schema);
        Buffers buffers = new Buffers();
        batch.buffers().forEach(content -> buffers.put(content.buffer(), content.bytes()));
        String kernel = TextFiles.read(Path.of("src/test/resources/arrow/Sum.cl"));

        byte[] returned = run(sum, kernel, new RandomBatch(buffers, 0, batch.rows(), 10));

        assertThat(returned).containsExactly(-6, -1, -1, -1, -1, -1, -1, -1);
    }

    @Test
    void shouldEndWithAKernelThatNobodyFilledIn() {
        Random random = new Random(SEED);
        ArrowInterface program = SchemaInterface.of(
                new RandomSchema(random).pair(0), Optional.of("Empty"), List.of(), new Diagnostics());
        String kernel =
                ArrowCode.of(program, new HlsRenderer(Target.INTEL_OPENCL)).template();

        byte[] returned = run(program, kernel, RandomBatch.of(program.batches().getFirst(), random));

        assertThat(returned).containsOnly(0);
    }

    private byte[] run(ArrowInterface program, String kernel, RandomBatch batch) {
        try (Emulator emulator = new DeviceProgram(directory).load(Map.of(program, kernel))) {
            Arena arena = new Arena(emulator, ARENA_BYTES);
            Roundtrip roundtrip = new Roundtrip(program, batch, arena, "");
            var launches = roundtrip.launches();
            arena.send(emulator);
            assertThat(emulator.run(launches, DEADLINE)).isInstanceOf(RunOutcome.Completed.class);
            arena.receive(emulator, program.kernel());
            return roundtrip.returned();
        }
    }
}
