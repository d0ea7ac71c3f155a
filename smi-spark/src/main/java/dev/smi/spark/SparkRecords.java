package dev.smi.spark;

import dev.smi.data.Piece;
import dev.smi.data.Source;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * Data that Spark stores: records, such as {@code JavaSparkContext.binaryRecords} makes of a file, each an element. A
 * {@link SparkCluster} works on them where they lie, a partition at a time, and the driver gets the results alone; any
 * other cluster gets them through the driver.
 *
 * <p>Not to be used by several threads at once.
 */
public final class SparkRecords implements Source {

    private final JavaRDD<byte[]> records;
    private final Map<Integer, Piece> pieces;
    private final long size;
    private final long bytes;

    private SparkRecords(JavaRDD<byte[]> records, List<PartitionSize> partitions) {
        this.records = records;
        this.pieces = new TreeMap<>();
        long first = 0;
        long length = 0;
        for (int i = 0; i < partitions.size(); i++) {
            PartitionSize partition = partitions.get(i);
            if (partition.records() > 0) {
                pieces.put(i, new Piece(pieces.size(), first, partition.records()));
            }
            first += partition.records();
            length += partition.bytes();
        }
        this.size = first;
        this.bytes = length;
    }

    /**
     * Counts the records, which reads all of them once; cache them if that is dear.
     *
     * @param records give the same ones in the same order each time they are read
     */
    public static SparkRecords of(JavaRDD<byte[]> records) {
        return new SparkRecords(
                records, records.mapPartitions(SparkRecords::measure).collect());
    }

    private static Iterator<PartitionSize> measure(Iterator<byte[]> records) {
        long count = 0;
        long bytes = 0;
        while (records.hasNext()) {
            bytes += records.next().length;
            count++;
        }
        return List.of(new PartitionSize(count, bytes)).iterator();
    }

    JavaRDD<byte[]> rdd() {
        return records;
    }

    /** What each partition is of the whole; empty ones are left out. */
    Map<Integer, Piece> pieces() {
        return pieces;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public double bytesPerElement() {
        return size == 0 ? 1 : (double) bytes / size;
    }

    /** Brings the partitions that have the records to the driver. */
    @Override
    public List<MemorySegment> cut(long first, long count) {
        Objects.checkFromIndexSize(first, count, size);
        List<MemorySegment> cut = new ArrayList<>();
        for (var entry : pieces.entrySet()) {
            Piece piece = entry.getValue();
            long from = Math.max(first, piece.first());
            long to = Math.min(first + count, piece.end());
            if (from < to) {
                List<byte[]> partition = records.collectPartitions(new int[] {entry.getKey()})[0];
                partition
                        .subList(Math.toIntExact(from - piece.first()), Math.toIntExact(to - piece.first()))
                        .forEach(record -> cut.add(MemorySegment.ofArray(record)));
            }
        }
        return cut;
    }
}
