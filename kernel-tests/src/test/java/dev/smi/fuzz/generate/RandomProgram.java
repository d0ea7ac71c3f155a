package dev.smi.fuzz.generate;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Kernels that run at once on all of so many ranks, with what they call.
 *
 * @param seed of the program and of its inputs
 * @param number at the end of all its names, so that programs can be in one class
 * @param members of its class
 * @param ports that it uses
 */
public record RandomProgram(
        long seed, int number, List<Node> members, List<RandomKernel> kernels, int ranks, int ports) {

    private static final String IMPORTS = """
            import dev.smi.BroadcastChannel;
            import dev.smi.Communicator;
            import dev.smi.GatherChannel;
            import dev.smi.ReceiveChannel;
            import dev.smi.ReduceChannel;
            import dev.smi.ScatterChannel;
            import dev.smi.SendChannel;
            import dev.smi.kernel.Fifo;
            import dev.smi.kernel.Kernel;
            import dev.smi.kernel.Pipeline;
            import dev.smi.kernel.Unroll;
            import dev.smi.model.DataType;
            import dev.smi.model.ReduceOperator;
            """;

    public RandomProgram {
        members = List.copyOf(members);
        kernels = List.copyOf(kernels);
    }

    /** The same with other members. */
    public RandomProgram with(List<Node> changed) {
        return new RandomProgram(seed, number, changed, kernels, ranks, ports);
    }

    /** The same with another number. */
    public RandomProgram numbered(int other) {
        Pattern old = Pattern.compile("(?<=[A-Za-z0-9])_" + number + "\\b");
        UnaryOperator<String> change = text -> old.matcher(text).replaceAll("_" + other);
        return new RandomProgram(
                seed,
                other,
                members.stream().map(member -> member.renamed(change)).toList(),
                kernels.stream()
                        .map(kernel -> new RandomKernel(change.apply(kernel.name()), kernel.parameters()))
                        .toList(),
                ranks,
                ports);
    }

    /** How much there is of it. */
    public int size() {
        return members.stream().mapToInt(Node::size).sum();
    }

    /** Its members, as in a class. */
    public String text() {
        return members.stream()
                .map(member -> " ".repeat(Piece.INDENT) + member.render(Piece.INDENT) + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** A class with several programs. */
    public static String source(String className, List<RandomProgram> programs) {
        String members = programs.stream().map(RandomProgram::text).collect(Collectors.joining("\n"));
        return IMPORTS + "\npublic final class " + className + " {\n\n    private " + className + "() {}\n\n" + members
                + "}\n";
    }
}
