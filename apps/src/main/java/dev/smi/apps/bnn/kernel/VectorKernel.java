package dev.smi.apps.bnn.kernel;

import static dev.smi.apps.bnn.kernel.PackedLayer.BLOCK;
import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the JDK's Vector API.
 *
 * <p>A register takes the same word of several rows. Four outputs are computed at once, so that a word of weights is
 * loaded once for the four; what is left over takes four times as many rows at once. HotSpot makes of each step a load,
 * an exclusive or, a count and an addition, and keeps the sums in registers, if everything is written out in one
 * method: that is why these are long.
 */
final class VectorKernel implements Kernel {

    /** Rows in a register; a block is a multiple of it. */
    private static final VectorSpecies<Long> ROWS =
            LongVector.SPECIES_PREFERRED.length() <= BLOCK ? LongVector.SPECIES_PREFERRED : LongVector.SPECIES_512;

    /** Columns of a picture in a register; a line is a multiple of it. */
    private static final VectorSpecies<Short> COLUMNS = ShortVector.SPECIES_PREFERRED.length() <= InputLayer.WIDTH
            ? ShortVector.SPECIES_PREFERRED
            : ShortVector.SPECIES_512;

    /** Outputs computed at once. */
    private static final int TILE = 4;

    @Override
    public String description() {
        return "Vector API, " + ROWS.vectorBitSize() + " bits";
    }

    @Override
    public void binary(BinaryLayer layer, long[] in, int first, int outputs, long[] out, int outFirst) {
        int output = 0;
        int pixel = layer.outputWords();
        for (; output + TILE <= outputs; output += TILE) {
            for (int row = 0; row < layer.rows; row += ROWS.length()) {
                binaryTile(layer, row, in, first + output * layer.inputWords(), out, outFirst + output * pixel);
            }
        }
        for (; output < outputs; output++) {
            for (int row = 0; row < layer.rows; row += TILE * BLOCK) {
                for (int lane = 0; lane < BLOCK; lane += ROWS.length()) {
                    binaryRows(
                            layer, row + lane, in, first + output * layer.inputWords(), out, outFirst + output * pixel);
                }
            }
        }
    }

    /** A register of rows of four outputs. */
    private static void binaryTile(BinaryLayer layer, int row, long[] in, int from, long[] out, int outFirst) {
        long[] weights = layer.weights;
        int weight = row / BLOCK * BLOCK * layer.words + row % BLOCK;
        int words = layer.words;
        LongVector a = LongVector.zero(ROWS);
        LongVector b = a;
        LongVector c = a;
        LongVector d = a;
        for (int at = from; at < from + layer.inputWords(); at++, weight += BLOCK) {
            LongVector w = LongVector.fromArray(ROWS, weights, weight);
            a = a.add(w.lanewise(XOR, in[at]).lanewise(BIT_COUNT));
            b = b.add(w.lanewise(XOR, in[at + words]).lanewise(BIT_COUNT));
            c = c.add(w.lanewise(XOR, in[at + 2 * words]).lanewise(BIT_COUNT));
            d = d.add(w.lanewise(XOR, in[at + 3 * words]).lanewise(BIT_COUNT));
        }
        LongVector limit = LongVector.fromArray(ROWS, layer.limits, row);
        int to = outFirst + row / Long.SIZE;
        int pixel = layer.outputWords();
        put(out, to, row, a.compare(LT, limit).toLong());
        put(out, to + pixel, row, b.compare(LT, limit).toLong());
        put(out, to + 2 * pixel, row, c.compare(LT, limit).toLong());
        put(out, to + 3 * pixel, row, d.compare(LT, limit).toLong());
    }

    /** Registers of rows of four blocks, of one output. */
    private static void binaryRows(BinaryLayer layer, int row, long[] in, int from, long[] out, int outFirst) {
        long[] weights = layer.weights;
        int block = layer.words * BLOCK;
        int weight = row / BLOCK * block + row % BLOCK;
        LongVector a = LongVector.zero(ROWS);
        LongVector b = a;
        LongVector c = a;
        LongVector d = a;
        for (int at = from; at < from + layer.inputWords(); at++, weight += BLOCK) {
            LongVector x = LongVector.broadcast(ROWS, in[at]);
            a = a.add(
                    LongVector.fromArray(ROWS, weights, weight).lanewise(XOR, x).lanewise(BIT_COUNT));
            b = b.add(LongVector.fromArray(ROWS, weights, weight + block)
                    .lanewise(XOR, x)
                    .lanewise(BIT_COUNT));
            c = c.add(LongVector.fromArray(ROWS, weights, weight + 2 * block)
                    .lanewise(XOR, x)
                    .lanewise(BIT_COUNT));
            d = d.add(LongVector.fromArray(ROWS, weights, weight + 3 * block)
                    .lanewise(XOR, x)
                    .lanewise(BIT_COUNT));
        }
        int to = outFirst + row / Long.SIZE;
        put(out, to, row, below(a, layer, row));
        put(out, to, row + BLOCK, below(b, layer, row + BLOCK));
        put(out, to, row + 2 * BLOCK, below(c, layer, row + 2 * BLOCK));
        put(out, to, row + 3 * BLOCK, below(d, layer, row + 3 * BLOCK));
    }

    private static long below(LongVector differ, BinaryLayer layer, int row) {
        return differ.compare(LT, LongVector.fromArray(ROWS, layer.limits, row)).toLong();
    }

    @Override
    public void ternary(TernaryLayer layer, long[] in, int first, int outputs, long[] out, int outFirst) {
        for (int output = 0; output < outputs; output++) {
            int from = first + output * layer.inputWords();
            int base = PlainKernel.base(in, from, layer.inputWords());
            for (int row = 0; row < layer.rows; row += TILE * BLOCK) {
                for (int lane = 0; lane < BLOCK; lane += ROWS.length()) {
                    ternaryRows(layer, row + lane, in, from, base, out, outFirst + output * layer.outputWords());
                }
            }
        }
    }

    /** Registers of rows of four blocks, of one output. */
    private static void ternaryRows(
            TernaryLayer layer, int row, long[] in, int from, int base, long[] out, int outFirst) {
        long[] weights = layer.weights;
        int block = 2 * layer.words * BLOCK;
        int weight = row / BLOCK * block + row % BLOCK;
        LongVector au = LongVector.zero(ROWS);
        LongVector av = au;
        LongVector bu = au;
        LongVector bv = au;
        LongVector cu = au;
        LongVector cv = au;
        LongVector du = au;
        LongVector dv = au;
        for (int at = from; at < from + layer.inputWords(); at += 2, weight += 2 * BLOCK) {
            LongVector any = LongVector.broadcast(ROWS, in[at]);
            LongVector negative = LongVector.broadcast(ROWS, in[at + 1]);
            au = au.add(differ(weights, weight, any, negative));
            av = av.add(differ(weights, weight + BLOCK, any, negative));
            bu = bu.add(differ(weights, weight + block, any, negative));
            bv = bv.add(differ(weights, weight + block + BLOCK, any, negative));
            cu = cu.add(differ(weights, weight + 2 * block, any, negative));
            cv = cv.add(differ(weights, weight + 2 * block + BLOCK, any, negative));
            du = du.add(differ(weights, weight + 3 * block, any, negative));
            dv = dv.add(differ(weights, weight + 3 * block + BLOCK, any, negative));
        }
        int to = outFirst + row / Long.SIZE * 2;
        putTernary(layer, row, base, au.add(au).add(av), out, to);
        putTernary(layer, row + BLOCK, base, bu.add(bu).add(bv), out, to);
        putTernary(layer, row + 2 * BLOCK, base, cu.add(cu).add(cv), out, to);
        putTernary(layer, row + 3 * BLOCK, base, du.add(du).add(dv), out, to);
    }

    private static LongVector differ(long[] weights, int at, LongVector any, LongVector negative) {
        return LongVector.fromArray(ROWS, weights, at)
                .lanewise(XOR, negative)
                .and(any)
                .lanewise(BIT_COUNT);
    }

    private static void putTernary(TernaryLayer layer, int row, int base, LongVector less, long[] out, int to) {
        LongVector sum = LongVector.broadcast(ROWS, base).sub(less);
        long isAboveLower = above(sum, layer.limits, row);
        long isAboveUpper = above(sum, layer.limits, layer.rows + row);
        long lanes = (1L << ROWS.length()) - 1;
        put(out, to, row, TernaryLayer.any(isAboveLower, isAboveUpper) & lanes);
        put(out, to + 1, row, TernaryLayer.negative(isAboveLower, isAboveUpper) & lanes);
    }

    private static long above(LongVector sum, long[] limits, int at) {
        return sum.compare(GT, LongVector.fromArray(ROWS, limits, at)).toLong();
    }

    /** Puts bits into a word, whose first ones come first. */
    private static void put(long[] out, int word, int row, long bits) {
        out[word] = row % Long.SIZE == 0 ? bits : out[word] | bits << row;
    }

    @Override
    public void signedSums(short[] in, int[] lines, int from, int count, short[] sums, int first) {
        for (int x = 0; x < InputLayer.WIDTH; x += COLUMNS.length()) {
            ShortVector none = ShortVector.zero(COLUMNS);
            for (int i = from; i < from + count; i++) {
                none = none.sub(ShortVector.fromArray(COLUMNS, in, lines[i] + x));
            }
            none.intoArray(sums, first + x);
            for (int i = 0; i < count; i++) {
                int size = InputLayer.WIDTH << i;
                ShortVector twice =
                        ShortVector.fromArray(COLUMNS, in, lines[from + i] + x).lanewise(LSHL, 1);
                for (int k = first + x; k < first + size; k += InputLayer.WIDTH) {
                    ShortVector.fromArray(COLUMNS, sums, k).add(twice).intoArray(sums, k + size);
                }
            }
        }
    }

    @Override
    public void above(InputLayer layer, short[] sums, int bias, int slot, long[] masks) {
        for (int x = 0; x < InputLayer.WIDTH; x += COLUMNS.length()) {
            ShortVector start = ShortVector.fromArray(COLUMNS, sums, bias + x);
            for (int row = 0; row < layer.rows; row++) {
                ShortVector sum = lookUp(layer.lines[slot], row * layer.planes * InputLayer.LOOKUPS, sums, x);
                if (layer.planes == 2) {
                    int second = (2 * row + 1) * InputLayer.LOOKUPS;
                    sum = sum.add(sum).add(lookUp(layer.lines[slot], second, sums, x));
                }
                sum = sum.add(start);
                for (int at = row; at < masks.length; at += layer.rows) {
                    long bits = sum.compare(GT, layer.limits[at]).toLong() << x;
                    masks[at] = x == 0 ? bits : masks[at] | bits;
                }
            }
        }
    }

    private static ShortVector lookUp(int[] lines, int at, short[] sums, int x) {
        return ShortVector.fromArray(COLUMNS, sums, lines[at] + x)
                .add(ShortVector.fromArray(COLUMNS, sums, lines[at + 1] + x))
                .add(ShortVector.fromArray(COLUMNS, sums, lines[at + 2] + x))
                .add(ShortVector.fromArray(COLUMNS, sums, lines[at + 3] + x))
                .add(ShortVector.fromArray(COLUMNS, sums, lines[at + 4] + x))
                .add(ShortVector.fromArray(COLUMNS, sums, lines[at + 5] + x));
    }
}
