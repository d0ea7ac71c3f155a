package dev.smi.apps.fwi.model;

import dev.smi.apps.fwi.survey.Survey;

/**
 * The matrix that makes pressure of contrast: {@code pressure = kappa * chi}. Not to be changed once made.
 *
 * <p>Row {@code (f, r, s)} is {@code G(f, r) G(f, s) / (k^2 V)}: frequency outermost, source innermost. Its numbers are
 * floats, as the seeds' are; kernels add their products as doubles, which is what reproduces the published results
 * (with sums of floats chi is off by twice as much).
 *
 * <p>Eight rows are a block. Shape: {@code [blocks][cells][16]}: eight real parts, then eight imaginary parts, which
 * are one memory word of 512 bits on a board, and a cache line here. Rows that fill up the last block are zeros. A
 * complex vector of pressures has the same order, {@code [blocks][16]}; so both kernels are products with a real matrix
 * of {@code 16 * blocks} rows.
 *
 * @param resolution complex rows
 * @param cells columns
 * @param values floats as above
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Kappa(int resolution, int cells, float[] values) {

    /** Rows of a block. */
    public static final int ROWS = 8;

    /** Floats of a block in each column. */
    public static final int WORD = 2 * ROWS;

    /** The matrix of a survey. */
    public static Kappa of(Survey survey) {
        int cells = survey.grid().cells();
        Kappa kappa =
                new Kappa(survey.resolution(), cells, new float[Math.toIntExact(values(survey.resolution(), cells))]);
        int row = 0;
        for (int frequency = 0; frequency < survey.frequencies(); frequency++) {
            row = kappa.fill(survey, survey.waveNumber(frequency), row);
        }
        return kappa;
    }

    /** How many floats the matrix takes; an array has room for 2^31 - 1. */
    public static long values(int resolution, int cells) {
        return (long) blocks(resolution) * WORD * cells;
    }

    private int fill(Survey survey, double waveNumber, int firstRow) {
        GreensFunction receivers = GreensFunction.of(survey.receivers(), survey.grid(), waveNumber);
        GreensFunction sources = survey.sources().equals(survey.receivers())
                ? receivers
                : GreensFunction.of(survey.sources(), survey.grid(), waveNumber);
        double scale = 1 / (waveNumber * waveNumber * survey.grid().cellArea());
        int row = firstRow;
        for (int receiver = 0; receiver < survey.receivers().count(); receiver++) {
            for (int source = 0; source < survey.sources().count(); source++) {
                fill(row++, receivers, receiver, sources, source, scale);
            }
        }
        return row;
    }

    private void fill(
            int row, GreensFunction receivers, int receiver, GreensFunction sources, int source, double scale) {
        double[] a = receivers.real()[receiver];
        double[] b = receivers.imaginary()[receiver];
        double[] c = sources.real()[source];
        double[] d = sources.imaginary()[source];
        int at = row / ROWS * cells * WORD + row % ROWS;
        for (int cell = 0; cell < cells; cell++, at += WORD) {
            values[at] = (float) (scale * (a[cell] * c[cell] - b[cell] * d[cell]));
            values[at + ROWS] = (float) (scale * (a[cell] * d[cell] + b[cell] * c[cell]));
        }
    }

    /** Blocks of {@link #ROWS} rows, the last of which may be filled up. */
    public int blocks() {
        return blocks(resolution);
    }

    private static int blocks(int resolution) {
        return (resolution + ROWS - 1) / ROWS;
    }

    /** Doubles of a vector of pressures. */
    public int pressures() {
        return blocks() * WORD;
    }
}
