package dev.smi.channel;

import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;

/** The sending end of a point-to-point message through communication kernels. For one thread. */
final class RoutedPush extends RoutedSink {

    private final PushEndpoint endpoint;

    RoutedPush(RankContext context, Endpoint<PushEndpoint> port, Link link, int count) {
        super(context, link, count, port.ring());
        this.endpoint = port.ring();
        port.begin(this);
    }

    @Override
    void open() {
        endpoint.open(count(), link().worldRank());
    }

    @Override
    public void put(byte value) {
        prepare(DataType.CHAR);
        while (!endpoint.tryPutChar(value)) {
            awaitNews();
        }
        rest--;
    }

    @Override
    public void put(short value) {
        prepare(DataType.SHORT);
        while (!endpoint.tryPutShort(value)) {
            awaitNews();
        }
        rest--;
    }

    @Override
    public void put(int value) {
        prepare(DataType.INT);
        while (!endpoint.tryPutInt(value)) {
            awaitNews();
        }
        rest--;
    }

    @Override
    public void put(float value) {
        prepare(DataType.FLOAT);
        while (!endpoint.tryPutFloat(value)) {
            awaitNews();
        }
        rest--;
    }

    @Override
    public void put(double value) {
        prepare(DataType.DOUBLE);
        while (!endpoint.tryPutDouble(value)) {
            awaitNews();
        }
        rest--;
    }

    @Override
    public void flush() {
        while (hasBegun && !endpoint.tryFlush()) {
            awaitNews();
        }
    }

    @Override
    String verb() {
        return link().kind().sending();
    }

    @Override
    String place() {
        return link().toText("to");
    }
}
