package dev.smi.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * What one run over a link gave.
 *
 * @param packets of 32 bytes per second
 * @param latency of half a round trip of such a packet, in seconds
 * @param bandwidth of large messages, in bytes per second; the best size counts
 */
record LinkFigures(double packets, double latency, double bandwidth) {

    /**
     * The figures among the lines that a program printed.
     *
     * @throws IOException if one is missing
     */
    static LinkFigures parse(String printed) throws IOException {
        return new LinkFigures(best(printed, "packets"), best(printed, "latency"), best(printed, "bandwidth"));
    }

    private static double best(String printed, String name) throws IOException {
        List<String> values = printed.lines()
                .map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
        try {
            return values.stream()
                    .mapToDouble(Double::parseDouble)
                    .max()
                    .orElseThrow(() -> new IOException("no " + name + " in: " + printed));
        } catch (NumberFormatException e) {
            throw new IOException("no number of " + name + " in: " + printed, e);
        }
    }
}
