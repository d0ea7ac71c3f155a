package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes programs of one kernel on several ranks that exchange messages and call collectives. All ranks work through
 * them in one order, and who sends first never fills a buffer, so that nobody waits for ever.
 */
final class ChannelKernel {

    private static final String RANK = "world.rank()";
    private static final String SIZE = "world.size()";

    private final Choices choices;
    private final int number;
    private final String suffix;
    private final int ranks;
    private final int firstPort;
    private final List<Node> members = new ArrayList<>();
    private final Writer writer;
    private int ports;

    private ChannelKernel(long seed, int number, int ranks, int firstPort) {
        this.choices = new Choices(seed);
        this.number = number;
        this.suffix = "_" + number;
        this.ranks = ranks;
        this.firstPort = firstPort;
        Globals globals = new Globals(choices, suffix);
        members.addAll(globals.members());
        members.add(Node.fixed("static final int PORT" + suffix + " = " + firstPort + ";"));
        this.writer = new Writer(choices, globals);
    }

    static RandomProgram of(long seed, int number, int ranks, int firstPort) {
        return new ChannelKernel(seed, number, ranks, firstPort).make(seed);
    }

    private RandomProgram make(long seed) {
        List<Piece> body = new ArrayList<>();
        int steps = choices.between(1, 3);
        for (int i = 0; i < steps; i++) {
            body.addAll(writer.some());
            body.add(Node.statement(step()));
        }
        body.addAll(writer.some());
        RandomKernel kernel = writer.kernel("k" + suffix, body, members, Parameter.WORLD);
        return new RandomProgram(seed, number, members, List.of(kernel), ranks, ports);
    }

    private Node step() {
        JavaType type = choices.of(JavaType.BUFFERS);
        return switch (choices.below(8)) {
            case 0 -> ring(type, false);
            case 1 -> ring(type, true);
            case 2 -> pair(type);
            case 3 -> dialogue(type);
            case 4 -> broadcast(type);
            case 5 -> reduce(type);
            case 6 -> scatter(type);
            default -> gather(type);
        };
    }

    private String port() {
        int port = ports++;
        return choices.chance(50)
                ? Integer.toString(firstPort + port)
                : "PORT" + suffix + (port == 0 ? "" : " + " + port);
    }

    private String root() {
        return choices.chance(50) ? Integer.toString(choices.below(ranks)) : SIZE + " - 1";
    }

    private Node ring(JavaType type, boolean isByArray) {
        int count = choices.between(1, 24);
        String port = port();
        String degree = choices.chance(15) ? ", 48" : "";
        String out = writer.names().next("chan");
        String in = writer.names().next("chan");
        String open = "SendChannel " + out + " = world.openSend(" + type.dataType() + ", " + count + ", (" + RANK
                + " + 1) % " + SIZE
                + ", " + port + degree + ");\nReceiveChannel " + in + " = world.openReceive(" + type.dataType() + ", "
                + count + ", (" + RANK
                + " + " + SIZE + " - 1) % " + SIZE + ", " + port + degree + ");\n";
        return isByArray
                ? Node.fixed(open, byArray(type, count, out, in))
                : Node.fixed(open, push(type, count, out), "\n", pop(type, count, in));
    }

    private Node push(JavaType type, int count, String out) {
        return writer.loop(
                Integer.toString(count),
                count,
                1,
                () -> Node.fixed(out + ".push(", writer.expressions.of(type, 3), ");"));
    }

    private Node pop(JavaType type, int count, String in) {
        String pop = in + ".pop" + type.capitalised() + "()";
        boolean isPair = count % 2 == 0 && choices.chance(50);
        String pair = "(" + type.keyword() + ") (" + pop + choices.of(" - ", " * 5 + ", " % 7.5 + ") + pop + ")";
        return writer.loop(
                Integer.toString(count), count, isPair ? 2 : 1, () -> writer.taken(type, isPair ? pair : pop));
    }

    private Node byArray(JavaType type, int count, String out, String in) {
        String array = writer.names().next("line");
        String i = writer.names().next("i");
        String keyword = type.keyword();
        return Node.fixed(
                keyword + "[] " + array + " = new " + keyword + "[26];\n" + array + "[1] = ",
                writer.expressions.of(type, 3),
                ";\n" + array + "[" + (count + 1) + " & 15] = ",
                writer.expressions.of(type, 2),
                ";\n" + out + ".push(" + array + ", 1, " + count + ");\n" + in + ".pop(" + array + ", 2, " + count
                        + ");\n",
                "for (int " + i + " = 0; " + i + " < 26; " + i + "++) ",
                writer.block(() -> List.of(writer.taken(type, array + "[" + i + "]"))));
    }

    /** Rank 0 sends to the last rank. */
    private Node pair(JavaType type) {
        int count = choices.between(1, 200);
        String port = port();
        String out = writer.names().next("chan");
        String in = writer.names().next("chan");
        String opening = type.dataType() + ", " + count + ", ";
        return Node.fixed(
                "if (" + RANK + " == 0) ",
                Node.block(List.of(
                        Node.fixed(
                                "SendChannel " + out + " = world.openSend(" + opening + SIZE + " - 1, " + port + ");"),
                        push(type, count, out))),
                " else if (" + RANK + " == " + SIZE + " - 1) ",
                Node.block(List.of(
                        Node.fixed("ReceiveChannel " + in + " = world.openReceive(" + opening + "0, " + port + ");"),
                        pop(type, count, in))));
    }

    /** Rank 0 and rank 1 answer each other, element by element. */
    private Node dialogue(JavaType type) {
        int count = choices.between(1, 9);
        String port = port();
        String out = writer.names().next("chan");
        String in = writer.names().next("chan");
        String opening = type.dataType() + ", " + count + ", 1 - " + RANK + ", " + port + ");";
        String pop = in + ".pop" + type.capitalised() + "()";
        Node turns = writer.loop(
                Integer.toString(count),
                count,
                1,
                () -> Node.fixed(
                        "if (" + RANK + " == 0) ",
                        writer.block(() -> List.of(pushed(type, out), writer.taken(type, pop))),
                        " else ",
                        writer.block(() -> List.of(writer.taken(type, pop), pushed(type, out)))));
        return Node.fixed(
                "if (" + RANK + " < 2) ",
                Node.block(List.of(
                        Node.fixed("SendChannel " + out + " = world.openSend(" + opening),
                        Node.fixed("ReceiveChannel " + in + " = world.openReceive(" + opening),
                        turns)));
    }

    private Node pushed(JavaType type, String out) {
        return Node.fixed(out + ".push(", writer.expressions.of(type, 2), ");\n" + out + ".flush();");
    }

    private Node loop(JavaType type, String call, String limit, int bound) {
        return writer.loop(
                limit, bound, 1, () -> writer.taken(type, Node.fixed(call + "(", writer.expressions.of(type, 2), ")")));
    }

    private Node broadcast(JavaType type) {
        int count = choices.between(1, 30);
        String channel = writer.names().next("chan");
        return Node.fixed(
                "BroadcastChannel " + channel + " = world.openBroadcast(" + type.dataType() + ", " + count + ", "
                        + port() + ", " + root() + ");\n",
                loop(type, channel + ".broadcast", Integer.toString(count), count));
    }

    private Node reduce(JavaType type) {
        int count = choices.between(1, 30);
        String channel = writer.names().next("chan");
        return Node.fixed(
                "ReduceChannel " + channel + " = world.openReduce(" + type.dataType() + ", " + count
                        + ", ReduceOperator." + choices.of("ADD", "MAX", "MIN") + ", " + port() + ", " + root()
                        + ");\n",
                loop(type, channel + ".reduce", Integer.toString(count), count));
    }

    private Node scatter(JavaType type) {
        int count = choices.between(1, 10);
        int root = choices.below(ranks);
        String channel = writer.names().next("chan");
        return Node.fixed(
                "ScatterChannel " + channel + " = world.openScatter(" + type.dataType() + ", " + count + ", " + count
                        + ", " + port() + ", " + root + ");\n",
                loop(type, channel + ".scatter", shares(root, count), count * ranks));
    }

    private Node gather(JavaType type) {
        int count = choices.between(1, 10);
        int root = choices.below(ranks);
        String channel = writer.names().next("chan");
        return Node.fixed(
                "GatherChannel " + channel + " = world.openGather(" + type.dataType() + ", " + count + ", " + count
                        + ", " + port() + ", " + root + ");\n",
                loop(type, channel + ".gather", shares(root, count), count * ranks));
    }

    private static String shares(int root, int count) {
        return "(" + RANK + " == " + root + " ? " + SIZE + " : 1) * " + count;
    }
}
