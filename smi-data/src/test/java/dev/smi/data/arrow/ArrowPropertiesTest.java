package dev.smi.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

class ArrowPropertiesTest {

    private static final int MOST_ROWS = 70;

    /** What Arrow's own writers make of batches. */
    enum Container {
        FILE,
        STREAM
    }

    @Property(tries = 30, seed = "42")
    void shouldGiveEveryRowOnceHoweverVectorsAreCut(@ForAll long seed) {
        withBatches(seed, batches -> {
            try (ArrowSource source =
                    ArrowSource.of(batches.allocator(), new MapDictionaryProvider(), batches.roots())) {
                checkAnyCuts(source, batches, seed);
            }
        });
    }

    @Property(tries = 24, seed = "42")
    void shouldGiveEveryRowOnceHoweverFilesAndStreamsAreCut(@ForAll long seed, @ForAll Container container) {
        withBatches(seed, batches -> {
            MemorySegment bytes = MemorySegment.ofArray(batches.written(container));
            try (ArrowSource source = ArrowSource.parse("random.arrow", bytes)) {
                assertThat(source.schema()).isEqualTo(batches.schema());
                checkAnyCuts(source, batches, seed);
            }
        });
    }

    private static void checkAnyCuts(ArrowSource source, Batches batches, long seed) {
        List<String> expected = batches.rows();
        assertThat(source.size()).isEqualTo(expected.size());
        Random random = new Random(seed);
        TreeSet<Long> ends = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0 && !expected.isEmpty(); i--) {
            ends.add(1 + (long) random.nextInt(expected.size()));
        }
        ends.add((long) expected.size());
        assertThat(Chunked.rows(source, List.copyOf(ends))).isEqualTo(expected);
    }

    private static void withBatches(long seed, Consumer<Batches> check) {
        try (BufferAllocator allocator = new RootAllocator()) {
            RandomTables tables = new RandomTables(seed);
            Random random = new Random(seed);
            Schema schema = tables.schema();
            List<VectorSchemaRoot> roots = new ArrayList<>();
            try {
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    roots.add(tables.batch(schema, random.nextInt(MOST_ROWS), allocator));
                }
                check.accept(new Batches(allocator, schema, roots));
            } finally {
                roots.forEach(VectorSchemaRoot::close);
            }
        }
    }

    /** Record batches of one schema. */
    private record Batches(BufferAllocator allocator, Schema schema, List<VectorSchemaRoot> roots) {

        List<String> rows() {
            return roots.stream().flatMap(root -> Chunked.rows(root).stream()).toList();
        }

        byte[] written(Container container) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                    ArrowWriter writer = container == Container.FILE
                            ? new ArrowFileWriter(root, null, Channels.newChannel(out))
                            : new ArrowStreamWriter(root, null, out)) {
                writer.start();
                for (VectorSchemaRoot batch : roots) {
                    try (ArrowRecordBatch rows = new VectorUnloader(batch).getRecordBatch()) {
                        new VectorLoader(root).load(rows);
                    }
                    writer.writeBatch();
                }
                writer.end();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return out.toByteArray();
        }
    }
}
