package dev.smi.channel;

import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;

/** The receiving end of a point-to-point message through communication kernels. For one thread. */
final class RoutedPop extends RoutedSource {

    private final PopEndpoint endpoint;

    RoutedPop(RankContext context, Endpoint<PopEndpoint> port, Link link, int count) {
        super(context, link, count, port.ring());
        this.endpoint = port.ring();
        port.begin(this);
    }

    @Override
    void open() {
        endpoint.open(count(), link().worldRank());
    }

    private void awaitElement(DataType wanted) {
        prepare(wanted);
        while (!endpoint.isReady()) {
            awaitNews();
        }
        rest--;
    }

    @Override
    public byte takeByte() {
        awaitElement(DataType.CHAR);
        return endpoint.getChar();
    }

    @Override
    public short takeShort() {
        awaitElement(DataType.SHORT);
        return endpoint.getShort();
    }

    @Override
    public int takeInt() {
        awaitElement(DataType.INT);
        return endpoint.getInt();
    }

    @Override
    public float takeFloat() {
        awaitElement(DataType.FLOAT);
        return endpoint.getFloat();
    }

    @Override
    public double takeDouble() {
        awaitElement(DataType.DOUBLE);
        return endpoint.getDouble();
    }

    @Override
    String verb() {
        return link().kind().receiving();
    }

    @Override
    String place() {
        return link().toText("from");
    }
}
