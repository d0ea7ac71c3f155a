package dev.smi.benchmarks;

/**
 * What one run of a stream took.
 *
 * @param seconds from the start of the kernels until all had returned
 * @param elements elements that arrived
 * @param packets packets over the first cable, data and credits
 */
record StreamRun(double seconds, long elements, long packets) {

    double elementsPerSecond() {
        return elements / seconds;
    }

    double packetsPerSecond() {
        return packets / seconds;
    }
}
