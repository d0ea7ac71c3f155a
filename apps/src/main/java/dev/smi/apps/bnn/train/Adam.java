package dev.smi.apps.bnn.train;

/** Steps along gradients with a rate of their own for each number (Kingma and Ba). For one thread per range. */
final class Adam {

    private static final float KEEP_FIRST = 0.9f;
    private static final float KEEP_SECOND = 0.999f;
    private static final float SMALL = 1e-8f;

    private final float[] first;
    private final float[] second;

    Adam(int size) {
        first = new float[size];
        second = new float[size];
    }

    /** The rate of a step, from 1, with the correction for moments that started at nought. */
    static float corrected(float rate, int step) {
        return (float)
                (rate * Math.sqrt(1 - StrictMath.pow(KEEP_SECOND, step)) / (1 - StrictMath.pow(KEEP_FIRST, step)));
    }

    /**
     * One step of the numbers {@code [from, to)}.
     *
     * @param rate from {@link #corrected}
     * @param limit they stay within {@code [-limit, limit]}
     */
    void step(float[] values, float[] gradients, float rate, float limit, int from, int to) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float m = KEEP_FIRST * first[i] + (1 - KEEP_FIRST) * gradient;
            float v = KEEP_SECOND * second[i] + (1 - KEEP_SECOND) * gradient * gradient;
            first[i] = m;
            second[i] = v;
            float value = values[i] - rate * m / ((float) Math.sqrt(v) + SMALL);
            values[i] = Math.max(-limit, Math.min(limit, value));
        }
    }
}
