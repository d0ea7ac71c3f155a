package dev.smi.arrow;

import static dev.smi.arrow.Batches.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IdentityTest {

    private static final int SEEDS = 150;

    @TempDir
    private Path directory;

    @Test
    void shouldGiveTheSameRowsOfAnySchemaOnTheJvm() {
        try (Smi smi = Batches.jvm();
                BufferAllocator allocator = new RootAllocator()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                RandomBatch random = new RandomBatch(seed);
                Schema schema = random.schema("R");
                ArrowInterface program =
                        TestProgram.program("Copy", List.of(), schema, TestProgram.renamed(schema, "W", "write"));
                Platform platform = Platform.jvm(smi, program, new Identity(program)::run);
                copy(platform, random, schema, seed, allocator);
                assertThat(allocator.getAllocatedMemory()).isZero();
            }
        }
    }

    @Test
    void shouldGiveTheSameRowsOnADevice() {
        try (Smi smi = Smi.alone(Map.of());
                BufferAllocator allocator = new RootAllocator()) {
            Schema schema = new RandomBatch(13).schema("R");
            ArrowInterface program =
                    TestProgram.program("Copy", List.of(), schema, TestProgram.renamed(schema, "W", "write"));
            Path generated = TestProgram.generate(directory, program, new Identity(program).source());
            Platform platform = Platform.create(smi, generated);
            for (int seed = 0; seed < 10; seed++) {
                copy(platform, new RandomBatch(seed), schema, seed, allocator);
                assertThat(allocator.getAllocatedMemory()).isZero();
            }
        }
    }

    /** All rows, a slice, and a range of a slice. */
    private static void copy(
            Platform platform, RandomBatch random, Schema schema, int seed, BufferAllocator allocator) {
        Random choice = new Random(seed);
        int rows = seed % 10 == 0 ? 0 : choice.nextInt(60);
        int first = choice.nextInt(rows + 1);
        try (VectorSchemaRoot batch = random.batch(schema, rows, allocator);
                VectorSchemaRoot slice = batch.slice(first, rows - first)) {
            Schema written = TestProgram.renamed(schema, "W", "write");
            copy(platform, batch, written, 0, rows, allocator);
            copy(platform, slice, written, 0, rows - first, allocator);
            int from = choice.nextInt(rows - first + 1);
            copy(platform, slice, written, from, from + choice.nextInt(rows - first - from + 1), allocator);
        }
    }

    private static void copy(
            Platform platform, VectorSchemaRoot batch, Schema written, int first, int last, BufferAllocator allocator) {
        try (Context context = platform.context();
                VectorSchemaRoot expected = batch.slice(first, last - first)) {
            context.queueRecordBatch(batch);
            context.queueRecordBatch(written, Capacity.rows(last - first).perList(13));
            context.enable();
            Kernel kernel = new Kernel(context);
            kernel.setRange("R", first, last);
            kernel.start();
            kernel.pollUntilDone(SOON);
            try (VectorSchemaRoot actual = context.written("W", allocator)) {
                Batches.assertSame(actual, expected);
            }
        }
    }
}
