package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes programs of two kernels with FIFOs between them, in one direction or in both. Both sides use them in one common
 * order, so that neither waits for ever.
 */
final class FifoKernels {

    /** A FIFO. */
    private record Fifo(String name, JavaType type) {
        String read() {
            return name + ".read()";
        }
    }

    private final Choices choices;
    private final int number;
    private final String suffix;
    private final Globals globals;
    private final List<Node> members = new ArrayList<>();

    private FifoKernels(long seed, int number) {
        this.choices = new Choices(seed);
        this.number = number;
        this.suffix = "_" + number;
        this.globals = new Globals(choices, suffix);
        members.addAll(globals.members());
    }

    static RandomProgram of(long seed, int number) {
        return new FifoKernels(seed, number).make(seed);
    }

    private RandomProgram make(long seed) {
        Fifo there = fifo("THERE");
        Optional<Fifo> back = choices.chance(40) ? Optional.of(fifo("BACK")) : Optional.empty();
        int count = choices.between(1, 24);
        boolean isPaired = choices.chance(30);
        RandomKernel producer = producer(there, back, isPaired ? count * 2 : count);
        RandomKernel consumer = consumer(there, back, count, isPaired);
        return new RandomProgram(seed, number, members, List.of(producer, consumer), 1, 0);
    }

    private Fifo fifo(String stem) {
        JavaType type = choices.of(JavaType.FIFOS);
        String name = stem + suffix;
        members.add(Node.fixed("static final Fifo.Of" + type.capitalised() + " " + name + " = Fifo.of"
                + type.capitalised() + "(" + choices.of("1", "2", "16", "4 * 4") + ");"));
        return new Fifo(name, type);
    }

    private RandomKernel producer(Fifo there, Optional<Fifo> back, int count) {
        Writer writer = new Writer(choices, globals);
        List<Piece> body = new ArrayList<>(writer.some());
        body.add(writer.loop(
                Integer.toString(count),
                count,
                1,
                () -> Node.fixed(there.name() + ".write(", writer.expressions.of(there.type(), 3), ");")));
        back.ifPresent(fifo -> body.add(writer.block(() -> List.of(writer.taken(fifo.type(), fifo.read())))));
        body.addAll(writer.some());
        return writer.kernel("k" + suffix, body, members);
    }

    private RandomKernel consumer(Fifo there, Optional<Fifo> back, int count, boolean isPaired) {
        Writer writer = new Writer(choices, globals);
        List<Piece> body = new ArrayList<>(writer.some());
        String keyword = there.type().keyword();
        String value = isPaired
                ? "(" + keyword + ") (" + there.read() + choices.of(" - ", " * 3 + ", " / (double) ") + there.read()
                        + ")"
                : there.read();
        body.add(writer.loop(Integer.toString(count), count, 1, () -> writer.taken(there.type(), value)));
        back.ifPresent(
                fifo -> body.add(Node.fixed(fifo.name() + ".write(", writer.expressions.of(fifo.type(), 3), ");")));
        body.addAll(writer.some());
        return writer.kernel("w" + suffix, body, members);
    }
}
