package dev.smi.channel;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.util.OptionalInt;

/** What a rank contributes to a collective through communication and support kernels. For one thread. */
final class RoutedContribution extends RoutedSink {

    private final Participation part;
    private final CollectiveEndpoint endpoint;
    private final int rank;

    RoutedContribution(RankContext context, Endpoint<CollectiveEndpoint> port, Participation part) {
        super(context, part.link(), part.count(), port.ring());
        this.part = part;
        this.endpoint = port.ring();
        this.rank = context.rank();
        port.begin(this);
    }

    @Override
    public void put(byte value) {
        prepare(DataType.CHAR);
        while (!endpoint.tryChar(value)) {
            awaitNews();
        }
        passed();
    }

    @Override
    public void put(short value) {
        prepare(DataType.SHORT);
        while (!endpoint.tryShort(value)) {
            awaitNews();
        }
        passed();
    }

    @Override
    public void put(int value) {
        prepare(DataType.INT);
        while (!endpoint.tryInt(value)) {
            awaitNews();
        }
        passed();
    }

    @Override
    public void put(float value) {
        prepare(DataType.FLOAT);
        while (!endpoint.tryFloat(value)) {
            awaitNews();
        }
        passed();
    }

    @Override
    public void put(double value) {
        prepare(DataType.DOUBLE);
        while (!endpoint.tryDouble(value)) {
            awaitNews();
        }
        passed();
    }

    /** Does nothing: packets leave when they are full, and elements of a reduction at once. */
    @Override
    public void flush() {}

    @Override
    void open() {
        part.open();
    }

    private void passed() {
        rest--;
        part.passed(count() - rest);
    }

    @Override
    public OptionalInt peer() {
        return part.peer(rank, count() - rest);
    }

    @Override
    String verb() {
        return part.verb();
    }

    @Override
    String place() {
        return part.place();
    }
}
