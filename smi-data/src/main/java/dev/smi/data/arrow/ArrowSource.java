package dev.smi.data.arrow;

import dev.smi.data.Source;
import dev.smi.data.arrow.IpcContents.Batch;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows of Arrow record batches, to be split. A piece of it is a message of Arrow's stream format for each batch that
 * the piece touches; {@link ArrowChunks} reads them on the workers, which have to be given the {@link #header}:
 *
 * <pre>{@code
 * try (ArrowSource source = ArrowSource.open(file).select(List.of("price"))) {
 *     UnitSpec unit = UnitSpec.of(PriceUnit.class).keeping(ArrowSource.HEADER, source.header());
 *     cluster.run(Job.of("prices", source, unit, combiner));
 * }
 * }</pre>
 *
 * <p>Values are never copied, and only pages of a file that are sent are read. For one thread at a time; the pieces are
 * for any.
 */
public final class ArrowSource implements Source {

    /** What the header may be called among a unit's resident data; any other name does as well. */
    public static final String HEADER = "arrow";

    /** Of a message: what a vector's {@code int} can count. */
    private static final long MOST_ROWS = 1 << 30;

    private final ArrowFaults faults;
    private final IpcContents contents;
    private final long[] starts;
    private final long size;
    private final Runnable release;

    private ArrowSource(ArrowFaults faults, IpcContents contents, Runnable release) {
        this.faults = faults;
        this.contents = contents;
        this.release = release;
        this.starts = new long[contents.batches().size()];
        long rows = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = rows;
            rows += contents.batches().get(i).rows();
        }
        this.size = rows;
    }

    /**
     * The rows of an Arrow file, or of a file with an Arrow stream. The file is mapped into memory and must not be
     * changed until the source is closed.
     *
     * @throws DiagnosticException if it cannot be read, is neither, ends too early, is compressed, or has a column that
     *     cannot be split
     */
    public static ArrowSource open(Path file) {
        ArrowFaults faults = new ArrowFaults(file.toString());
        Arena arena = Arena.ofShared();
        boolean isOpen = false;
        try (FileChannel channel = FileChannel.open(file)) {
            MemorySegment data = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            ArrowSource source = new ArrowSource(faults, IpcReader.read(data, faults), arena::close);
            isOpen = true;
            return source;
        } catch (NoSuchFileException _) {
            throw faults.fault("is not there; name an Arrow file");
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a directory" : e.toString();
            throw faults.fault("cannot be read: " + reason + "; name an Arrow file");
        } finally {
            if (!isOpen) {
                arena.close();
            }
        }
    }

    /**
     * The rows of an Arrow file or stream in memory, native or on the heap, which has to live as long as the source.
     *
     * @param name what messages call it
     * @throws DiagnosticException as {@link #open} does
     */
    public static ArrowSource parse(String name, MemorySegment data) {
        ArrowFaults faults = new ArrowFaults(name);
        return new ArrowSource(faults, IpcReader.read(data.asReadOnly(), faults), () -> {});
    }

    /**
     * The rows of record batches in memory, one after the other. Their buffers are kept, and given back when the source
     * is closed; the batches must not be changed until then.
     *
     * @param allocator for what is needed besides, which is little
     * @param dictionaries those that columns refer to
     * @param batches at least one, all with the same schema
     * @throws IllegalArgumentException if there is no batch or their schemas differ
     * @throws DiagnosticException if there is a column that cannot be split
     */
    public static ArrowSource of(
            BufferAllocator allocator, DictionaryProvider dictionaries, List<VectorSchemaRoot> batches) {
        ArrowFaults faults = new ArrowFaults("record batches in memory");
        BatchesInMemory memory = BatchesInMemory.of(allocator, dictionaries, batches, faults);
        return new ArrowSource(faults, memory.contents(), memory::close);
    }

    /** As {@link #of(BufferAllocator, DictionaryProvider, List)}, for a batch without dictionaries. */
    public static ArrowSource of(BufferAllocator allocator, VectorSchemaRoot batch) {
        return of(allocator, new DictionaryProvider.MapDictionaryProvider(), List.of(batch));
    }

    /** The columns, as they are in messages: one with a dictionary has the type of its values. */
    public Schema schema() {
        return contents.schema();
    }

    /** How many record batches the rows are in; those without rows do not count. */
    public int batches() {
        return starts.length;
    }

    /**
     * The same rows with some columns only, in the order wanted, so that the others are not sent. Closing the one
     * closes the other.
     *
     * @throws DiagnosticException if there is no such column
     */
    public ArrowSource select(List<String> columns) {
        List<Integer> places = columns.stream().map(this::place).toList();
        List<Field> fields = contents.schema().getFields();
        Schema schema = new Schema(
                places.stream().map(fields::get).toList(), contents.schema().getCustomMetadata());
        List<Batch> batches = contents.batches().stream()
                .map(batch -> new Batch(
                        batch.rows(), places.stream().map(batch.columns()::get).toList()))
                .toList();
        return new ArrowSource(faults, new IpcContents(schema, contents.dictionaries(), batches), release);
    }

    private int place(String column) {
        List<Field> fields = contents.schema().getFields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).getName().equals(column)) {
                return i;
            }
        }
        String there = fields.stream().map(Field::getName).collect(Collectors.joining(", "));
        throw faults.fault("has no column " + column + "; choose one of " + there);
    }

    /**
     * What a worker has to know to read pieces: the beginning of an Arrow stream, with schema and dictionaries.
     * Followed by pieces it is an Arrow stream that whoever knows Arrow can read.
     */
    public MemorySegment header() {
        return StreamHeader.of(contents);
    }

    @Override
    public long size() {
        return size;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The parts may be on the heap, and then live as long as they are referred to.
     *
     * @throws DiagnosticException if the offsets of a string or list are not within its values
     */
    @Override
    public List<MemorySegment> cut(long first, long count) {
        Objects.checkFromIndexSize(first, count, size);
        List<MemorySegment> parts = new ArrayList<>();
        ColumnSlicer slicer = new ColumnSlicer(faults);
        long at = first;
        while (at < first + count) {
            int number = batchOf(at);
            Batch batch = contents.batches().get(number);
            long start = at - starts[number];
            long rows = Math.min(Math.min(batch.rows() - start, first + count - at), MOST_ROWS);
            List<Column> columns = batch.columns().stream()
                    .map(column -> slicer.slice(column, start, rows))
                    .toList();
            BatchWriter.write(rows, columns, parts);
            at += rows;
        }
        return parts;
    }

    private int batchOf(long row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public double bytesPerElement() {
        long bytes = contents.batches().stream().mapToLong(Batch::bytes).sum();
        return size == 0 ? 1 : Math.max(1.0 / Byte.SIZE, (double) bytes / size);
    }

    @Override
    public void close() {
        release.run();
    }
}
