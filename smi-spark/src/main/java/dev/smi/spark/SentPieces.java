package dev.smi.spark;

import dev.smi.data.Job;
import dev.smi.data.Piece;
import dev.smi.data.run.Pieces;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Pieces of a source on the driver. The data of each is a broadcast variable of its own: other than a task's own data
 * it may be longer than a message, it is fetched again by an executor that tries the chunk again, and it can be freed.
 */
final class SentPieces implements Supply {

    private final JavaSparkContext context;
    private final Job<?> job;
    private final UnitOrder units;
    private final Pieces pieces;

    SentPieces(JavaSparkContext context, Job<?> job, UnitOrder units, Pieces pieces) {
        this.context = context;
        this.job = job;
        this.units = units;
        this.pieces = pieces;
    }

    @Override
    public Optional<Piece> next() {
        return pieces.next();
    }

    @Override
    public ChunkJob take(Piece piece) {
        pieces.take(piece);
        byte[] data = Bytes.join(job.source().cut(piece.first(), piece.count()), "chunk " + piece.index());
        return new SentChunk(piece, context.broadcast(data));
    }

    @Override
    public double bytes(Piece piece) {
        return piece.count() * job.source().bytesPerElement();
    }

    @Override
    public void did(Piece piece, long nanos) {
        pieces.did(piece, nanos);
    }

    private final class SentChunk implements ChunkJob {

        private final Piece piece;
        private final Broadcast<byte[]> data;

        SentChunk(Piece piece, Broadcast<byte[]> data) {
            this.piece = piece;
            this.data = data;
        }

        @Override
        public ChunkResult run(int earlier) {
            ChunkOrder chunk = ChunkOrder.of(piece, job.deadline(), job.attempts(), earlier);
            return context.parallelize(List.of(chunk), 1)
                    .map(new ChunkTask(units, data))
                    .collect()
                    .getFirst();
        }

        @Override
        public void close() {
            data.destroy();
        }
    }
}
