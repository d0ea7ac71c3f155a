package dev.smi.apps.fwi.inversion;

/** Sums over arrays. Stateless. */
final class Vectors {

    private Vectors() {}

    /** Four sums side by side, as one would wait for each addition to end before the next begins. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static double square(double[] a) {
        return dot(a, a);
    }

    static double sum(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += value;
        }
        return sum;
    }

    /** {@code target += factor * a}. */
    static void add(double[] target, double factor, double[] a) {
        for (int i = 0; i < a.length; i++) {
            target[i] += factor * a[i];
        }
    }

    /** {@code target = a - b}. */
    static void subtract(double[] a, double[] b, double[] target) {
        for (int i = 0; i < a.length; i++) {
            target[i] = a[i] - b[i];
        }
    }
}
