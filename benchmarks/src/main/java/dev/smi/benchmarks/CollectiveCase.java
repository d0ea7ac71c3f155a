package dev.smi.benchmarks;

import dev.smi.model.CollectiveScheme;
import java.nio.file.Path;
import java.util.Collections;

/**
 * One collective over a hypercube, whose cables are the edges of a tree from any root.
 *
 * @param kernel {@code broadcast} or {@code reduce}
 * @param ranks a power of two
 * @param elements elements in the message
 */
record CollectiveCase(String kernel, int ranks, CollectiveScheme scheme, int elements) {

    CollectiveCase {
        if (Integer.bitCount(ranks) != 1) {
            throw new IllegalArgumentException(ranks + " ranks; a hypercube has a power of two");
        }
    }

    /** The launch file that runs the collective several times, and checks it each time. */
    String launchFile(Path source, int repetitions) {
        String step = """
                {"set": {"right": "zero"},
                 "run": [{"rank": "*", "kernel": "%s", "args": ["@right", %d, "$comm"]}],
                 "expect": [{"rank": "*", "buffer": "right", "values": %d}],
                 "deadline_s": 300}
                """.formatted(kernel, elements, elements);
        return """
                {"topology": {"make": "hypercube", "size": "%d"},
                 "programs": {"collectives": {"sources": ["%s"]}},
                 "options": {"collectives": "%s"},
                 "buffers": [{"rank": "*", "name": "right", "type": "int", "count": 1}],
                 "steps": [%s]}
                """.formatted(
                ranks, source.toAbsolutePath(), scheme.id(), String.join(", ", Collections.nCopies(repetitions, step)));
    }
}
