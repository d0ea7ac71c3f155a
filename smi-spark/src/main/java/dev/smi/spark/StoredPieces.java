package dev.smi.spark;

import dev.smi.data.Job;
import dev.smi.data.Piece;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** The partitions of an RDD, each a piece; their data does not come near the driver. */
final class StoredPieces implements Supply {

    private final Job<?> job;
    private final UnitOrder units;
    private final JavaRDD<byte[]> records;
    private final Iterator<Map.Entry<Integer, Piece>> partitions;
    private Map.@Nullable Entry<Integer, Piece> next;

    StoredPieces(Job<?> job, UnitOrder units, SparkRecords records) {
        this.job = job;
        this.units = units;
        this.records = records.rdd();
        this.partitions = records.pieces().entrySet().iterator();
        advance();
    }

    private void advance() {
        next = partitions.hasNext() ? partitions.next() : null;
    }

    @Override
    public Optional<Piece> next() {
        return Optional.ofNullable(next).map(Map.Entry::getValue);
    }

    @Override
    public ChunkJob take(Piece piece) {
        Map.Entry<Integer, Piece> taken = next;
        if (taken == null || !taken.getValue().equals(piece)) {
            throw new IllegalStateException(piece + " is not the next one");
        }
        advance();
        return new PartitionJob(taken.getKey(), piece);
    }

    @Override
    public double bytes(Piece piece) {
        return 0;
    }

    @Override
    public void did(Piece piece, long nanos) {
        // partitions are as large as they are
    }

    private final class PartitionJob implements ChunkJob {

        private final int partition;
        private final Piece piece;

        PartitionJob(int partition, Piece piece) {
            this.partition = partition;
            this.piece = piece;
        }

        @Override
        public ChunkResult run(int earlier) {
            Map<Integer, ChunkOrder> chunks = new TreeMap<>();
            chunks.put(partition, ChunkOrder.of(piece, job.deadline(), job.attempts(), earlier));
            return records.mapPartitionsWithIndex(new PartitionTask(units, chunks), true)
                    .collectPartitions(new int[] {partition})[0]
                    .getFirst();
        }

        @Override
        public void close() {
            // Spark's own
        }
    }
}
