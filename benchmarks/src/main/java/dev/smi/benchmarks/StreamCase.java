package dev.smi.benchmarks;

import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One stream over a bus, from its first rank to its last.
 *
 * @param type the elements' type
 * @param hops cables between the two ranks
 * @param flowControl how the sender is held back
 * @param packets full packets in the message
 */
record StreamCase(DataType type, int hops, FlowControl flowControl, int packets) {

    StreamCase {
        if (hops < 1) {
            throw new IllegalArgumentException(hops + " hops; a stream has at least 1");
        }
        if (packets < 1) {
            throw new IllegalArgumentException(packets + " packets; a stream has at least 1");
        }
    }

    /** Elements in the message. */
    long elements() {
        return (long) packets * type.elementsPerPacket();
    }

    /** The launch file that runs the stream several times, and checks it each time. */
    String launchFile(Path source, int repetitions) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            steps.add("""
                    {"set": {"right": "zero"},
                     "run": [{"rank": 0, "kernel": "sender", "args": [%1$d, %2$d, "$comm"]},
                             {"rank": %2$d, "kernel": "receiver", "args": ["@right", %1$d, 0, "$comm"]}],
                     "expect": [{"rank": %2$d, "buffer": "right", "values": %1$d}],
                     "deadline_s": 300}
                    """.formatted(elements(), hops));
        }
        return """
                {"topology": {"make": "bus", "size": "%d"},
                 "programs": {"stream": {"sources": ["%s"], "define": {"TYPE": "%s", "SMI_TYPE": "%s"}}},
                 "options": {"eager": %b},
                 "buffers": [{"rank": %d, "name": "right", "type": "int", "count": 1}],
                 "steps": [%s]}
                """.formatted(
                        hops + 1,
                        source.toAbsolutePath(),
                        type.cName(),
                        type.smiName(),
                        flowControl == FlowControl.EAGER,
                        hops,
                        String.join(", ", steps));
    }

    @Override
    public String toString() {
        return type.cName() + ", " + hops + (hops == 1 ? " hop, " : " hops, ")
                + flowControl.name().toLowerCase(Locale.ROOT);
    }
}
