package dev.smi.apps.bnn.format;

/**
 * A layer as a matrix of weights with thresholds for each row, and how files fold it; immutable.
 *
 * <p>Columns of a convolution are ordered by line, column and channel of its window.
 *
 * @param rows outputs, or channels of a convolution's output
 * @param columns inputs of each of them
 * @param simd columns in a word of a file; divides {@code columns}
 * @param pe files of weights, and as many of thresholds; divides {@code rows}
 * @param weightBits 1 for weights -1 and 1, 2 for weights from -2 to 1
 * @param thresholds of each row; 0 for a layer whose sums are the result
 */
public record LayerShape(int rows, int columns, int simd, int pe, int weightBits, int thresholds) {

    public LayerShape {
        if (rows < 1 || pe < 1 || rows % pe != 0) {
            throw new IllegalArgumentException(rows + " rows on " + pe + " processing elements");
        }
        if (columns < 1 || simd < 1 || columns % simd != 0 || simd * weightBits > Long.SIZE) {
            throw new IllegalArgumentException(columns + " columns, " + simd + " in a word");
        }
        if (weightBits < 1 || weightBits > 2 || thresholds < 0) {
            throw new IllegalArgumentException(weightBits + " bits of weight, " + thresholds + " thresholds");
        }
    }

    /** Words in each file of weights. */
    int weightWords() {
        return rows / pe * (columns / simd);
    }

    /** Words in each file of thresholds. */
    int thresholdWords() {
        return rows / pe * thresholds;
    }

    /** Which word of its file a weight is in; the file is {@code row % pe}. */
    int weightWord(int row, int column) {
        return row / pe * (columns / simd) + column / simd;
    }

    /** The lowest bit of a weight in its word. */
    int weightShift(int column) {
        return column % simd * weightBits;
    }
}
