package dev.smi.data.run;

import dev.smi.data.Piece;
import java.util.List;
import java.util.Optional;

/** Pieces of one size for whoever comes. */
final class ChunkPlan implements Plan {

    private final long size;
    private final long count;
    private long taken;
    private long pieces;

    ChunkPlan(long size, long count) {
        this.size = size;
        this.count = count;
    }

    @Override
    public Optional<Piece> propose(Unit unit) {
        return taken == size ? Optional.empty() : Optional.of(new Piece(pieces, taken, Math.min(count, size - taken)));
    }

    @Override
    public void take(Unit unit, Piece piece) {
        taken = piece.end();
        pieces++;
    }

    @Override
    public long left() {
        return taken == size ? 0 : (size - taken - 1) / count + 1;
    }

    @Override
    public List<Piece> release(Unit unit) {
        return List.of();
    }
}
