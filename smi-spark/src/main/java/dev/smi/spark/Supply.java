package dev.smi.spark;

import dev.smi.data.Piece;
import java.util.Optional;

/** A job's pieces, in order, and how they become Spark jobs. For the thread that runs the job. */
interface Supply {

    /** The next piece; empty if all are taken. */
    Optional<Piece> next();

    /** Takes the next piece, and has its data sent. */
    ChunkJob take(Piece next);

    /** About how many bytes of it are on their way through the driver. */
    double bytes(Piece piece);

    /** A piece was done in so many nanoseconds. */
    void did(Piece piece, long nanos);
}
