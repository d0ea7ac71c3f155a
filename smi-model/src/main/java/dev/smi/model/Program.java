package dev.smi.model;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The description of one program: its hardware endpoints and the parameters of its transport layer.
 *
 * <p>This is what the code generator writes as {@code <program>.json} and the route generator reads. Source:
 * docs/design/smi-spec.md, section 6.
 *
 * @param operations the endpoints, sorted by port and then by type; no two use the same FIFO
 * @param consecutiveReads packets that a communication kernel takes from one input before it looks at the next; at
 *     least 1
 * @param maxRanks ranks that the generated code has room for, 1 to {@link Rank#MAX_ADDRESSABLE}
 * @param flowControl credits or eager
 */
public record Program(List<Operation> operations, int consecutiveReads, int maxRanks, FlowControl flowControl) {

    /** The consecutive read limit of a program that names none. */
    public static final int DEFAULT_CONSECUTIVE_READS = 8;

    /** The maximum number of ranks of a program that names none. */
    public static final int DEFAULT_MAX_RANKS = 8;

    private static final Comparator<Operation> ORDER =
            Comparator.comparing(Operation::port).thenComparing(Operation::type);

    /** @throws IllegalArgumentException if a value is out of range or two operations use the same FIFO */
    public Program {
        operations = operations.stream().sorted(ORDER).toList();
        if (consecutiveReads < 1) {
            throw new IllegalArgumentException("consecutive read limit " + consecutiveReads + " is below 1");
        }
        if (maxRanks < 1 || maxRanks > Rank.MAX_ADDRESSABLE) {
            throw new IllegalArgumentException(
                    "maximum number of ranks " + maxRanks + " is not within 1.." + Rank.MAX_ADDRESSABLE);
        }
        requireNoClash(operations, flowControl);
    }

    /** The number of ports of the receive kernels' routing tables: the highest port plus one, 0 without operations. */
    public int ports() {
        return operations.stream().mapToInt(o -> o.port().value() + 1).max().orElse(0);
    }

    /**
     * Two operations that would use the same FIFO of one port.
     *
     * @param first the operation that comes first in the list
     * @param second the one that cannot be added to it
     */
    public record Clash(Operation first, Operation second) {
        @Override
        public String toString() {
            return "port " + second.port() + " has both a " + first.type() + " and a " + second.type()
                    + ", which need the same FIFO";
        }
    }

    /** The clash of two operations that cannot be in one program together, or empty. */
    public static Optional<Clash> clash(Operation first, Operation second, FlowControl flowControl) {
        if (!first.port().equals(second.port())) {
            return Optional.empty();
        }
        Set<FifoKey> shared = EnumSet.copyOf(first.fifos(flowControl));
        shared.retainAll(second.fifos(flowControl));
        return shared.isEmpty() ? Optional.empty() : Optional.of(new Clash(first, second));
    }

    private static void requireNoClash(List<Operation> operations, FlowControl flowControl) {
        for (int i = 0; i < operations.size(); i++) {
            for (int j = 0; j < i; j++) {
                clash(operations.get(j), operations.get(i), flowControl).ifPresent(clash -> {
                    throw new IllegalArgumentException(clash.toString());
                });
            }
        }
    }
}
