package dev.smi.apps.bnn.format;

import java.util.List;
import java.util.stream.IntStream;

/** Layers of the networks, and the folding of the accelerators that their files were made for. Stateless. */
final class Shapes {

    /** Rows and columns: six convolutions of 3x3, three layers that are fully connected. */
    private static final int[][] CNV = {
        {64, 3 * 9},
        {64, 64 * 9},
        {128, 64 * 9},
        {128, 128 * 9},
        {256, 128 * 9},
        {256, 256 * 9},
        {512, 256},
        {512, 512},
        {64, 512}
    };

    /** Rows and columns; 784 pixels are padded to 832, ten classes to 64. */
    private static final int[][] LFC = {{1024, 832}, {1024, 1024}, {1024, 1024}, {64, 1024}};

    private Shapes() {}

    static List<LayerShape> of(Network network) {
        return switch (network) {
            case CNV_W1A1 ->
                layers(
                        CNV,
                        new int[] {3, 32, 32, 32, 32, 32, 4, 8, 1},
                        new int[] {16, 32, 16, 16, 4, 1, 1, 1, 4},
                        1,
                        0);
            case CNV_W2A2 ->
                layers(CNV, new int[] {3, 16, 16, 16, 8, 8, 2, 2, 1}, new int[] {8, 16, 8, 8, 4, 1, 1, 2, 4}, 2, 0);
            case LFC_W1A1 -> layers(LFC, new int[] {64, 32, 64, 8}, new int[] {32, 64, 32, 16}, 1, 1);
        };
    }

    /** Layers that have as many thresholds as bits of weight, but for the last, which is told. */
    private static List<LayerShape> layers(int[][] matrices, int[] simd, int[] pe, int bits, int lastThresholds) {
        int last = matrices.length - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new LayerShape(
                        matrices[i][0], matrices[i][1], simd[i], pe[i], bits, i < last ? bits : lastThresholds))
                .toList();
    }
}
