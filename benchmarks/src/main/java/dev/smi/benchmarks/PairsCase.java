package dev.smi.benchmarks;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pairs of neighbours in a hypercube that all stream ints to each other at once, with credits.
 *
 * @param ranks a power of two
 * @param packets full packets in the message of each rank
 */
record PairsCase(int ranks, int packets) {

    private static final int ELEMENTS_PER_PACKET = 7;

    PairsCase {
        if (ranks < 2 || Integer.bitCount(ranks) != 1) {
            throw new IllegalArgumentException(ranks + " ranks; a hypercube has a power of two, at least 2");
        }
        if (packets < 1) {
            throw new IllegalArgumentException(packets + " packets; a stream has at least 1");
        }
    }

    /** Elements in all messages. */
    long elements() {
        return (long) ranks * packets * ELEMENTS_PER_PACKET;
    }

    /** Packets over all cables for each over those of one rank: every cable has two ends. */
    double cablesPerRank() {
        return ranks / 2.0;
    }

    /** The launch file that has them stream several times, and checks it each time. */
    String launchFile(Path source, int repetitions) {
        int count = packets * ELEMENTS_PER_PACKET;
        String runs = IntStream.range(0, ranks)
                .mapToObj(rank -> """
                        {"rank": %1$d, "kernel": "sender", "args": [%2$d, %3$d, "$comm"]},
                        {"rank": %1$d, "kernel": "receiver", "args": ["@right", %2$d, %3$d, "$comm"]}""".formatted(rank, count, rank ^ 1))
                .collect(Collectors.joining(", "));
        String step = """
                {"set": {"right": "zero"}, "run": [%s],
                 "expect": [{"rank": "*", "buffer": "right", "values": %d}], "deadline_s": 300}
                """.formatted(runs, count);
        List<String> steps = Collections.nCopies(repetitions, step);
        return """
                {"topology": {"make": "hypercube", "size": "%d"},
                 "programs": {"stream": {"sources": ["%s"], "define": {"TYPE": "int", "SMI_TYPE": "SMI_INT"}}},
                 "buffers": [{"rank": "*", "name": "right", "type": "int", "count": 1}],
                 "steps": [%s]}
                """.formatted(ranks, source.toAbsolutePath(), String.join(", ", steps));
    }
}
