package dev.smi.apps.arrow;

/** Means of points in a plane, in plain Java. Not thread-safe. */
final class PlainMeans {

    private final int[] x;
    private final int[] y;
    private final long[] sumX;
    private final long[] sumY;
    private final int[] sizes;
    private boolean isMoved = true; // sums are of the pass before

    /** Means at some places, which are changed. */
    PlainMeans(int[] x, int[] y) {
        this.x = x;
        this.y = y;
        this.sumX = new long[x.length];
        this.sumY = new long[x.length];
        this.sizes = new int[x.length];
    }

    /** Gives a point to the nearest mean, the first of those that are equally near. */
    void add(int pointX, int pointY) {
        if (isMoved) {
            forget();
        }
        int nearest = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < x.length; i++) {
            long dx = (long) pointX - x[i];
            long dy = (long) pointY - y[i];
            long distance = dx * dx + dy * dy;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        sumX[nearest] += pointX;
        sumY[nearest] += pointY;
        sizes[nearest]++;
    }

    private void forget() {
        for (int i = 0; i < x.length; i++) {
            sumX[i] = 0;
            sumY[i] = 0;
            sizes[i] = 0;
        }
        isMoved = false;
    }

    /** Ends a pass: means go to the middles of their points. Gives whether one of them moved. */
    boolean move() {
        if (isMoved) {
            forget(); // there were no points
        }
        boolean isAny = false;
        for (int i = 0; i < x.length; i++) {
            if (sizes[i] > 0) {
                int toX = (int) (sumX[i] / sizes[i]);
                int toY = (int) (sumY[i] / sizes[i]);
                isAny |= toX != x[i] || toY != y[i];
                x[i] = toX;
                y[i] = toY;
            }
        }
        isMoved = true;
        return isAny;
    }

    int count() {
        return x.length;
    }

    int x(int mean) {
        return x[mean];
    }

    int y(int mean) {
        return y[mean];
    }

    /** Points of a mean in the pass before. */
    int size(int mean) {
        return sizes[mean];
    }
}
