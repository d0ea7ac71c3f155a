package dev.smi.channel;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root's end of a reduction over wires: takes an element of every rank and combines them in a fixed order. Ranks
 * have places in that order; the caller's has no inlet. For one thread.
 */
public final class Reduction extends RootReduction {

    private static final int PIECE_BYTES = 1 << 13;

    private final DataType type;
    private final ReduceOperator operator;
    private final CombinationOrder order;
    private final @Nullable Inlet[] ins;
    private Object[] places;
    private int pieceElements = 1;

    /**
     * A reduction.
     *
     * @param ins where the elements of the ranks come from, in order of rank; null for the caller's
     */
    public Reduction(DataType type, ReduceOperator operator, CombinationOrder order, List<@Nullable Inlet> ins) {
        this.type = type;
        this.operator = operator;
        this.order = order;
        this.ins = new Inlet[ins.size()];
        for (int place = 0; place < this.ins.length; place++) {
            this.ins[place] = ins.get(order.rankAt(place));
        }
        this.places = Combination.arrays(type, this.ins.length, pieceElements);
    }

    /** Combines one element of every rank; the argument is the caller's. */
    @Override
    public byte combine(byte own) {
        for (int place = 0; place < ins.length; place++) {
            Inlet in = ins[place];
            ((byte[]) places[place])[0] = in == null ? own : in.takeByte();
        }
        order.combine(type, operator, places, 1);
        return ((byte[]) places[0])[0];
    }

    /** See {@link #combine(byte)}. */
    @Override
    public short combine(short own) {
        for (int place = 0; place < ins.length; place++) {
            Inlet in = ins[place];
            ((short[]) places[place])[0] = in == null ? own : in.takeShort();
        }
        order.combine(type, operator, places, 1);
        return ((short[]) places[0])[0];
    }

    /** See {@link #combine(byte)}. */
    @Override
    public int combine(int own) {
        for (int place = 0; place < ins.length; place++) {
            Inlet in = ins[place];
            ((int[]) places[place])[0] = in == null ? own : in.takeInt();
        }
        order.combine(type, operator, places, 1);
        return ((int[]) places[0])[0];
    }

    /** See {@link #combine(byte)}. */
    @Override
    public float combine(float own) {
        for (int place = 0; place < ins.length; place++) {
            Inlet in = ins[place];
            ((float[]) places[place])[0] = in == null ? own : in.takeFloat();
        }
        order.combine(type, operator, places, 1);
        return ((float[]) places[0])[0];
    }

    /** See {@link #combine(byte)}. */
    @Override
    public double combine(double own) {
        for (int place = 0; place < ins.length; place++) {
            Inlet in = ins[place];
            ((double[]) places[place])[0] = in == null ? own : in.takeDouble();
        }
        order.combine(type, operator, places, 1);
        return ((double[]) places[0])[0];
    }

    /** Combines elements of every rank; source is the caller's contribution, from its beginning on. */
    @Override
    public void combine(MemorySegment source, MemorySegment target, long targetOffset, int elements) {
        growPlaces();
        for (int done = 0; done < elements; done += pieceElements) {
            int piece = Math.min(pieceElements, elements - done);
            long at = (long) done * type.bytes();
            long bytes = (long) piece * type.bytes();
            for (int place = 0; place < ins.length; place++) {
                MemorySegment part = Combination.segment(type, places[place]);
                Inlet in = ins[place];
                if (in == null) {
                    MemorySegment.copy(source, at, part, 0, bytes);
                } else {
                    in.take(type, part, 0, piece);
                }
            }
            order.combine(type, operator, places, piece);
            MemorySegment.copy(Combination.segment(type, places[0]), 0, target, targetOffset + at, bytes);
        }
    }

    private void growPlaces() {
        if (pieceElements == 1) {
            pieceElements = PIECE_BYTES / type.bytes();
            places = Combination.arrays(type, ins.length, pieceElements);
        }
    }
}
