package dev.smi.channel;

import dev.smi.fabric.endpoint.Endpoint;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The end of a message whose elements come through communication kernels. For one thread. */
abstract sealed class RoutedSource extends ElementSource permits RoutedPop, RoutedDelivery {

    private final News news;

    RoutedSource(RankContext context, Link link, int count, Endpoint endpoint) {
        super(context, link, endpoint.operation().dataType(), count);
        this.news = new News(endpoint);
    }

    /** Begins the message at the endpoint. */
    abstract void open();

    /** Sees to it that an element of a type may be received. */
    final void prepare(DataType wanted) {
        if (wanted != type() || rest <= 0) {
            require(wanted, 1);
        }
        if (!hasBegun) {
            hasBegun = true;
            open();
        }
    }

    /** Returns when it is worth trying again. */
    final void awaitNews() {
        if (!news.note()) {
            await();
        }
    }

    @Override
    public final void take(DataType wanted, MemorySegment target, long offset, int elements) {
        require(wanted, elements);
        long end = offset + (long) elements * wanted.bytes();
        for (long at = offset; at < end; at += wanted.bytes()) {
            switch (wanted) {
                case CHAR -> target.set(ValueLayout.JAVA_BYTE, at, takeByte());
                case SHORT -> target.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, takeShort());
                case INT -> target.set(ValueLayout.JAVA_INT_UNALIGNED, at, takeInt());
                case FLOAT -> target.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, takeFloat());
                case DOUBLE -> target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, takeDouble());
            }
        }
    }

    @Override
    public final boolean isReady() {
        return news.isThere();
    }
}
