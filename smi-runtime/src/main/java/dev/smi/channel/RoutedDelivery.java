package dev.smi.channel;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.util.OptionalInt;

/** What a rank gets from a collective through communication and support kernels. For one thread. */
final class RoutedDelivery extends RoutedSource {

    private final Participation part;
    private final CollectiveEndpoint endpoint;
    private final int rank;

    RoutedDelivery(RankContext context, Endpoint<CollectiveEndpoint> port, Participation part) {
        super(context, part.link(), part.count(), port.ring());
        this.part = part;
        this.endpoint = port.ring();
        this.rank = context.rank();
        port.begin(this);
    }

    @Override
    public byte takeByte() {
        prepare(DataType.CHAR);
        while (!endpoint.tryChar((byte) 0)) {
            awaitNews();
        }
        byte value = endpoint.charResult();
        passed();
        return value;
    }

    @Override
    public short takeShort() {
        prepare(DataType.SHORT);
        while (!endpoint.tryShort((short) 0)) {
            awaitNews();
        }
        short value = endpoint.shortResult();
        passed();
        return value;
    }

    @Override
    public int takeInt() {
        prepare(DataType.INT);
        while (!endpoint.tryInt(0)) {
            awaitNews();
        }
        int value = endpoint.intResult();
        passed();
        return value;
    }

    @Override
    public float takeFloat() {
        prepare(DataType.FLOAT);
        while (!endpoint.tryFloat(0)) {
            awaitNews();
        }
        float value = endpoint.floatResult();
        passed();
        return value;
    }

    @Override
    public double takeDouble() {
        prepare(DataType.DOUBLE);
        while (!endpoint.tryDouble(0)) {
            awaitNews();
        }
        double value = endpoint.doubleResult();
        passed();
        return value;
    }

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
