package dev.smi.run;

import dev.smi.model.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random program of kernels that send each other messages, and of one that calls collectives on all ranks, on a
 * random topology, with its launch file. All kernels work through their messages in one common order, so that none
 * waits for ever: the first message of the order that is not done has both its kernels at it. Receivers count wrong
 * elements.
 */
final class RandomProgram {

    private static final List<DataType> TYPES = List.of(DataType.values());
    private static final int MAX_RANKS = 9;
    private static final int MAX_KERNELS = 8;
    private static final int MAX_MESSAGES = 14;
    private static final int CABLES = 4;
    private static final int MAX_PORT = 60;

    /** In packets. */
    private static final int SMALLEST_BUFFER = 8;

    private static final int[] DEGREES = {0, 1, 13, 100, 711, 2048};
    private static final int[] COUNTS = {0, 1, 2, 3, 6, 7, 8, 14, 15, 27, 28, 29, 100, 333, 1000};

    /** What identifies an endpoint: who sends, who receives, and elements of which type. */
    private record Stream(int from, int to, DataType type) {}

    /**
     * A stream's port and asynchronicity degree.
     *
     * @param degree as the source has it, or negative for a plain open
     */
    private record Endpoint(Stream stream, int port, int degree) {}

    /**
     * One or two messages that are sent and received element by element in turn.
     *
     * @param flushEvery after how many elements the sender flushes, or 0 for never
     */
    private record Exchange(int number, List<Endpoint> endpoints, int count, int flushEvery) {}

    private final Random random;
    private final int ranks;
    private final List<Integer> rankOfKernel;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Map<Stream, Endpoint> endpoints = new HashMap<>();
    private final List<Integer> ports;
    private final RandomCollectives collectives;
    private final boolean isTree;

    RandomProgram(long seed) {
        random = new Random(seed);
        ranks = 1 + random.nextInt(MAX_RANKS);
        int kernels = 2 + random.nextInt(MAX_KERNELS - 1);
        rankOfKernel =
                IntStream.range(0, kernels).mapToObj(_ -> random.nextInt(ranks)).toList();
        ports = IntStream.rangeClosed(0, MAX_PORT).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(ports, random);
        int messages = 1 + random.nextInt(MAX_MESSAGES);
        for (int i = 0; i < messages; i++) {
            exchanges.add(exchange(i));
        }
        collectives = new RandomCollectives(random, ranks, ports);
        isTree = random.nextBoolean();
    }

    private Exchange exchange(int number) {
        int kernels = rankOfKernel.size();
        int from = random.nextInt(kernels);
        int to = (from + 1 + random.nextInt(kernels - 1)) % kernels;
        List<Endpoint> chosen = new ArrayList<>();
        int width = 1 + random.nextInt(2);
        for (int i = 0; i < width; i++) {
            DataType type = TYPES.get(random.nextInt(TYPES.size()));
            Endpoint endpoint = endpoints.computeIfAbsent(new Stream(from, to, type), this::endpoint);
            if (!chosen.contains(endpoint)) {
                chosen.add(endpoint);
            }
        }
        int count = COUNTS[random.nextInt(COUNTS.length)];
        int flushEvery = random.nextBoolean() ? 0 : 1 + random.nextInt(20);
        // of two channels in turn one must not wait for room while elements of the other are still in an unfinished
        // packet
        boolean fitsAnyBuffer = count <= SMALLEST_BUFFER;
        return new Exchange(number, chosen, count, chosen.size() > 1 && !fitsAnyBuffer ? 1 : flushEvery);
    }

    private Endpoint endpoint(Stream stream) {
        int degree = random.nextBoolean() ? -1 : DEGREES[random.nextInt(DEGREES.length)];
        return new Endpoint(stream, ports.removeLast(), degree);
    }

    /** The program in OpenCL C. */
    String source() {
        StringBuilder source = new StringBuilder("#include <smi.h>\n");
        for (int kernel = 0; kernel < rankOfKernel.size(); kernel++) {
            source.append("\n__kernel void k")
                    .append(kernel)
                    .append("(__global int *restrict wrong, SMI_Comm comm)\n{\n");
            for (Exchange exchange : exchanges) {
                Stream stream = exchange.endpoints().getFirst().stream();
                if (stream.from() == kernel) {
                    source.append(sending(exchange));
                } else if (stream.to() == kernel) {
                    source.append(receiving(exchange));
                }
            }
            source.append("}\n");
        }
        return source + collectives.source();
    }

    private String sending(Exchange exchange) {
        StringBuilder body = new StringBuilder("    {\n");
        StringBuilder loop = new StringBuilder();
        for (Endpoint endpoint : exchange.endpoints()) {
            body.append(
                    open("send", endpoint, exchange.count(), endpoint.stream().to()));
            String type = endpoint.stream().type().cName();
            loop.append("            ")
                    .append(type)
                    .append(" v")
                    .append(endpoint.port())
                    .append(" = ");
            loop.append(value(exchange, endpoint)).append(";\n            ");
            String chan = "&c" + endpoint.port() + ", &v" + endpoint.port();
            loop.append(
                    exchange.flushEvery() == 0
                            ? "SMI_Push(" + chan + ");\n"
                            : "SMI_Push_flush(" + chan + ", i % " + exchange.flushEvery() + " == 0);\n");
        }
        return body + loop(exchange.count(), loop);
    }

    private String receiving(Exchange exchange) {
        StringBuilder body = new StringBuilder("    {\n");
        StringBuilder loop = new StringBuilder();
        for (Endpoint endpoint : exchange.endpoints()) {
            body.append(open(
                    "receive", endpoint, exchange.count(), endpoint.stream().from()));
            String type = endpoint.stream().type().cName();
            String v = "v" + endpoint.port();
            loop.append("            ").append(type).append(' ').append(v).append(";\n");
            loop.append("            SMI_Pop(&c")
                    .append(endpoint.port())
                    .append(", &")
                    .append(v)
                    .append(");\n");
            loop.append("            wrong[0] += ")
                    .append(v)
                    .append(" != ")
                    .append(value(exchange, endpoint))
                    .append(";\n");
            loop.append("            wrong[1]++;\n");
        }
        return body + loop(exchange.count(), loop);
    }

    private static String loop(int count, StringBuilder body) {
        return "        for (int i = 0; i < " + count + "; i++) {\n" + body + "        }\n    }\n";
    }

    private String open(String direction, Endpoint endpoint, int count, int peer) {
        boolean isPlain = endpoint.degree() < 0;
        return "        SMI_Channel c" + endpoint.port() + " = SMI_Open_" + direction + "_channel"
                + (isPlain ? "" : "_ad")
                + "(" + count + ", " + endpoint.stream().type().smiName() + ", " + rankOfKernel.get(peer) + ", "
                + endpoint.port() + ", comm" + (isPlain ? "" : ", " + endpoint.degree()) + ");\n";
    }

    private static String value(Exchange exchange, Endpoint endpoint) {
        return "(" + endpoint.stream().type().cName() + ")(i * 5 + " + (exchange.number() * 31 + endpoint.port()) + ")";
    }

    /** A connected topology: a random tree, and more cables where channels are free. */
    String topology() {
        List<List<Integer>> free = IntStream.range(0, ranks)
                .mapToObj(_ -> IntStream.range(0, CABLES).boxed().collect(Collectors.toCollection(ArrayList::new)))
                .map(channels -> (List<Integer>) channels)
                .toList();
        List<String> cables = new ArrayList<>();
        for (int rank = 1; rank < ranks; rank++) {
            int r = rank;
            List<Integer> partners = IntStream.range(0, r)
                    .filter(other -> !free.get(other).isEmpty())
                    .boxed()
                    .toList();
            cables.add(cable(free, r, partners.get(random.nextInt(partners.size()))));
        }
        for (int i = 0; i < ranks; i++) {
            int a = random.nextInt(ranks);
            int b = random.nextInt(ranks);
            if (a != b && !free.get(a).isEmpty() && !free.get(b).isEmpty()) {
                cables.add(cable(free, a, b));
            }
        }
        String fpgas = IntStream.range(0, ranks)
                .mapToObj(r -> "\"f" + r + ":x\": \"\"")
                .collect(Collectors.joining(", "));
        return "{\"fpgas\": {" + fpgas + "}, \"connections\": {" + String.join(", ", cables) + "}}\n";
    }

    private String cable(List<List<Integer>> free, int a, int b) {
        return "\"" + end(free, a) + "\": \"" + end(free, b) + "\"";
    }

    private String end(List<List<Integer>> free, int rank) {
        List<Integer> channels = free.get(rank);
        int channel = channels.get(random.nextInt(channels.size()));
        channels.remove(Integer.valueOf(channel));
        return "f" + rank + ":x:ch" + channel;
    }

    /** The launch file; each kernel has a buffer of its own, with wrong elements and all elements it received. */
    String launchFile() {
        List<String> buffers = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        List<String> expects = new ArrayList<>();
        for (int kernel = 0; kernel < rankOfKernel.size(); kernel++) {
            int rank = rankOfKernel.get(kernel);
            buffers.add("{\"rank\": %d, \"name\": \"b%d\", \"type\": \"int\", \"count\": 2}".formatted(rank, kernel));
            runs.add("{\"rank\": %1$d, \"kernel\": \"k%2$d\", \"args\": [\"@b%2$d\", \"$comm\"]}"
                    .formatted(rank, kernel));
            expects.add("{\"rank\": %d, \"buffer\": \"b%d\", \"values\": [0, %d]}"
                    .formatted(rank, kernel, received(kernel)));
        }
        buffers.add("{\"name\": \"all\", \"type\": \"int\", \"count\": 2}");
        runs.add("{\"rank\": \"*\", \"kernel\": \"all\", \"args\": [\"@all\", \"$comm\"]}");
        expects.add("{\"rank\": \"*\", \"buffer\": \"all\", \"values\": [0, %d]}".formatted(collectives.size()));
        return """
                {"topology": "topology.json", "programs": {"random": {"sources": ["random.cl"]}},
                 "options": {"collectives": "%s"},
                 "buffers": [%s],
                 "steps": [{"run": [%s],
                            "expect": [%s], "deadline_s": 30}]}
                """.formatted(
                        isTree ? "tree" : "linear",
                        String.join(",\n", buffers),
                        String.join(",\n", runs),
                        String.join(",\n", expects));
    }

    /** Whether it reduces anything. */
    boolean hasReductions() {
        return collectives.hasReductions();
    }

    private int received(int kernel) {
        return exchanges.stream()
                .filter(exchange -> exchange.endpoints().getFirst().stream().to() == kernel)
                .mapToInt(exchange -> exchange.count() * exchange.endpoints().size())
                .sum();
    }
}
