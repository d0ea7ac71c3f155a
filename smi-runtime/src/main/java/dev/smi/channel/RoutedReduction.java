package dev.smi.channel;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The root's end of a reduction whose elements a support kernel combines, one after the other. For one thread. */
final class RoutedReduction extends RootReduction {

    private final RoutedContribution own;
    private final CollectiveEndpoint endpoint;

    RoutedReduction(RoutedContribution own, CollectiveEndpoint endpoint) {
        this.own = own;
        this.endpoint = endpoint;
    }

    @Override
    public byte combine(byte value) {
        own.put(value);
        return endpoint.charResult();
    }

    @Override
    public short combine(short value) {
        own.put(value);
        return endpoint.shortResult();
    }

    @Override
    public int combine(int value) {
        own.put(value);
        return endpoint.intResult();
    }

    @Override
    public float combine(float value) {
        own.put(value);
        return endpoint.floatResult();
    }

    @Override
    public double combine(double value) {
        own.put(value);
        return endpoint.doubleResult();
    }

    @Override
    public void combine(MemorySegment source, MemorySegment target, long targetOffset, int elements) {
        DataType type = own.type();
        for (int i = 0; i < elements; i++) {
            long from = (long) i * type.bytes();
            long to = targetOffset + from;
            switch (type) {
                case CHAR -> target.set(ValueLayout.JAVA_BYTE, to, combine(source.get(ValueLayout.JAVA_BYTE, from)));
                case SHORT ->
                    target.set(
                            ValueLayout.JAVA_SHORT_UNALIGNED,
                            to,
                            combine(source.get(ValueLayout.JAVA_SHORT_UNALIGNED, from)));
                case INT ->
                    target.set(
                            ValueLayout.JAVA_INT_UNALIGNED,
                            to,
                            combine(source.get(ValueLayout.JAVA_INT_UNALIGNED, from)));
                case FLOAT ->
                    target.set(
                            ValueLayout.JAVA_FLOAT_UNALIGNED,
                            to,
                            combine(source.get(ValueLayout.JAVA_FLOAT_UNALIGNED, from)));
                case DOUBLE ->
                    target.set(
                            ValueLayout.JAVA_DOUBLE_UNALIGNED,
                            to,
                            combine(source.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, from)));
            }
        }
    }
}
