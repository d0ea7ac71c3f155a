package dev.smi.data.split;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import dev.smi.model.diagnostic.DiagnosticException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Combiners for what results usually go to. Each is for one job. Stateless. */
public final class Combiners {

    private Combiners() {}

    /** Fills an array, result after result; it is an error if they do not fill it exactly. */
    public static Combiner<float[]> into(float[] target) {
        return new FillingCombiner<>(target, MemorySegment.ofArray(target));
    }

    /** Fills an array; see {@link #into(float[])}. */
    public static Combiner<double[]> into(double[] target) {
        return new FillingCombiner<>(target, MemorySegment.ofArray(target));
    }

    /** Fills an array; see {@link #into(float[])}. */
    public static Combiner<int[]> into(int[] target) {
        return new FillingCombiner<>(target, MemorySegment.ofArray(target));
    }

    /** Fills an array; see {@link #into(float[])}. */
    public static Combiner<long[]> into(long[] target) {
        return new FillingCombiner<>(target, MemorySegment.ofArray(target));
    }

    /** Fills an array; see {@link #into(float[])}. */
    public static Combiner<short[]> into(short[] target) {
        return new FillingCombiner<>(target, MemorySegment.ofArray(target));
    }

    /** Fills an array; see {@link #into(float[])}. */
    public static Combiner<byte[]> into(byte[] target) {
        return new FillingCombiner<>(target, MemorySegment.ofArray(target));
    }

    /** Fills memory; see {@link #into(float[])}. */
    public static Combiner<MemorySegment> into(MemorySegment target) {
        return new FillingCombiner<>(target, target);
    }

    /**
     * Writes a file while results come. It stands beside its place under another name until the last result is in it,
     * and is then renamed, so that a file of that name is whole. Close it if the job may fail: that removes what is
     * unfinished.
     *
     * @throws DiagnosticException if there can be no such file
     */
    public static FileCombiner file(Path file) {
        return new FileCombiner(file);
    }

    /** One result after the other in an array, of 2 GiB at most. */
    public static Combiner<byte[]> concatenating() {
        return new ConcatenatingCombiner();
    }

    /** A list with what is made of each result. */
    public static <T> Combiner<List<T>> listing(Function<MemorySegment, T> decode) {
        List<T> all = new ArrayList<>();
        return new Combiner<>() {
            @Override
            public void accept(Piece piece, MemorySegment result) {
                all.add(decode.apply(result));
            }

            @Override
            public List<T> finish() {
                return List.copyOf(all);
            }
        };
    }

    /**
     * What is made of each result, folded from the left: the order is that of the data, so that floating-point sums of
     * the same pieces are the same each time.
     *
     * @param start what there is without results
     */
    public static <T> Combiner<T> reducing(T start, Function<MemorySegment, T> decode, BinaryOperator<T> operator) {
        return new Combiner<>() {
            private T sum = start;

            @Override
            public void accept(Piece piece, MemorySegment result) {
                sum = operator.apply(sum, decode.apply(result));
            }

            @Override
            public T finish() {
                return sum;
            }
        };
    }
}
