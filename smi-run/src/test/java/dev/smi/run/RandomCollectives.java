package dev.smi.run;

import dev.smi.model.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A kernel that calls random collectives one after the other, on all ranks, and counts wrong elements. */
final class RandomCollectives {

    private static final int MAX_CALLS = 8;
    private static final int[] COUNTS = {0, 1, 2, 7, 8, 29, 100, 300};
    private static final List<DataType> TYPES = List.of(DataType.values());

    /** What is called. */
    private enum Kind {
        BROADCAST,
        SUM,
        LARGEST,
        SCATTER,
        GATHER
    }

    private record Endpoint(Kind kind, DataType type) {}

    private record Call(Endpoint endpoint, int port, int count, int root) {}

    private final int ranks;
    private final List<Call> calls = new ArrayList<>();

    /** @param ports free port numbers; those that are used are taken out */
    RandomCollectives(Random random, int ranks, List<Integer> ports) {
        this.ranks = ranks;
        Map<Endpoint, Integer> portOf = new HashMap<>();
        int size = random.nextInt(MAX_CALLS + 1);
        for (int i = 0; i < size; i++) {
            Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
            Endpoint endpoint = new Endpoint(kind, TYPES.get(random.nextInt(TYPES.size())));
            int port = portOf.computeIfAbsent(endpoint, _ -> ports.removeLast());
            calls.add(new Call(endpoint, port, COUNTS[random.nextInt(COUNTS.length)], random.nextInt(ranks)));
        }
    }

    /** How many collectives are called. */
    int size() {
        return calls.size();
    }

    /** Whether one of them is a reduction. */
    boolean hasReductions() {
        return calls.stream()
                .map(call -> call.endpoint().kind())
                .anyMatch(kind -> kind == Kind.SUM || kind == Kind.LARGEST);
    }

    /** The kernel, which is called {@code all}. */
    String source() {
        StringBuilder source = new StringBuilder(
                        "\n__kernel void all(__global int *restrict found, SMI_Comm comm)\n{\n")
                .append("    const int rank = SMI_Comm_rank(comm);\n    (void)rank;\n");
        IntStream.range(0, calls.size()).forEach(i -> source.append(body(calls.get(i), i)));
        return source + "}\n";
    }

    private String body(Call call, int number) {
        String type = call.endpoint().type().cName();
        String smi = call.endpoint().type().smiName();
        return switch (call.endpoint().kind()) {
            case BROADCAST ->
                loop(
                        "SMI_BChannel c = SMI_Open_bcast_channel(%d, %s, %d, %d, comm);"
                                .formatted(call.count(), smi, call.port(), call.root()),
                        Integer.toString(call.count()),
                        "%1$s right = (%1$s)(i * 3 + %2$d); %1$s v = rank == %3$d ? right : (%1$s)0; SMI_Bcast(&c, &v);"
                                        .formatted(type, number, call.root())
                                + " found[0] += v != right;");
            case SUM -> reduce(call, "SMI_ADD", "right = (%1$s)(right + (%1$s)(r + i))".formatted(type));
            case LARGEST ->
                reduce(
                        call,
                        "SMI_MAX",
                        "right = r == 0 || (%1$s)(r + i) > right ? (%1$s)(r + i) : right".formatted(type));
            case SCATTER ->
                loop(
                        "SMI_ScatterChannel c = SMI_Open_scatter_channel(%1$d, %1$d, %2$s, %3$d, %4$d, comm);"
                                .formatted(call.count(), smi, call.port(), call.root()),
                        shares(call),
                        "%1$s v = (%1$s)(i + %2$d), w = v; SMI_Scatter(&c, &v, &w);".formatted(type, number)
                                + " found[0] += w != (%s)((rank == %d ? i : rank * %d + i) + %d);"
                                        .formatted(type, call.root(), call.count(), number));
            case GATHER ->
                loop(
                        "SMI_GatherChannel c = SMI_Open_gather_channel(%1$d, %1$d, %2$s, %3$d, %4$d, comm);"
                                .formatted(call.count(), smi, call.port(), call.root()),
                        shares(call),
                        "%1$s v = (%1$s)(rank == %2$d ? i : rank * %3$d + i), w = 0; SMI_Gather(&c, &v, &w);"
                                        .formatted(type, call.root(), call.count())
                                + " found[0] += rank == %d && w != (%s)i;".formatted(call.root(), type));
        };
    }

    private String reduce(Call call, String operator, String combination) {
        String type = call.endpoint().type().cName();
        return loop(
                "SMI_RChannel c = SMI_Open_reduce_channel(%d, %s, %s, %d, %d, comm);"
                        .formatted(call.count(), call.endpoint().type().smiName(), operator, call.port(), call.root()),
                Integer.toString(call.count()),
                "%1$s v = (%1$s)(rank + i), w = 0; SMI_Reduce(&c, &v, &w); %1$s right = 0;".formatted(type)
                        + " for (int r = 0; r < %d; r++) { %s; } found[0] += rank == %d && w != right;"
                                .formatted(ranks, combination, call.root()));
    }

    private String shares(Call call) {
        return "(rank == %d ? %d : %d)".formatted(call.root(), call.count() * ranks, call.count());
    }

    private static String loop(String open, String count, String body) {
        return "    {\n        " + open + "\n        for (int i = 0; i < " + count + "; i++) {\n            " + body
                + "\n        }\n        found[1]++;\n    }\n";
    }
}
