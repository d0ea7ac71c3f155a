package dev.smi.channel;

import dev.smi.fabric.endpoint.Endpoint;
import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The end of a message whose elements go through communication kernels. For one thread. */
abstract sealed class RoutedSink extends ElementSink permits RoutedPush, RoutedContribution {

    private final News news;

    RoutedSink(RankContext context, Link link, int count, Endpoint endpoint) {
        super(context, link, endpoint.operation().dataType(), count);
        this.news = new News(endpoint);
    }

    /** Begins the message at the endpoint. */
    abstract void open();

    /** Sees to it that an element of a type may be sent. */
    final void prepare(DataType wanted) {
        if (wanted != type() || rest <= 0) {
            require(wanted, 1);
        }
        begin();
    }

    private void begin() {
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
    public final void put(DataType wanted, MemorySegment source, long offset, int elements) {
        require(wanted, elements);
        long end = offset + (long) elements * wanted.bytes();
        for (long at = offset; at < end; at += wanted.bytes()) {
            switch (wanted) {
                case CHAR -> put(source.get(ValueLayout.JAVA_BYTE, at));
                case SHORT -> put(source.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
                case INT -> put(source.get(ValueLayout.JAVA_INT_UNALIGNED, at));
                case FLOAT -> put(source.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at));
                case DOUBLE -> put(source.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at));
            }
        }
    }

    @Override
    public final boolean isReady() {
        return news.isThere();
    }
}
