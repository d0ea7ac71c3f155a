package dev.smi.arrow.model;

/** A type whose elements all have the same size: what a lane of a stream carries and a buffer holds. */
public sealed interface ElementType extends ColumnType
        permits ScalarType, ElementType.Bool, ElementType.Decimal128, ElementType.FixedBytes {

    /** The type of a lane in OpenCL C. */
    String laneType();

    /** The type in OpenCL C that a kernel's pointer to a buffer of it leads to. */
    String bufferType();

    /** Bytes that a number of elements takes in a buffer. */
    long bytes(long elements);

    /** Truth values, one bit each in memory, the lowest first. */
    record Bool() implements ElementType {
        @Override
        public String id() {
            return "bool";
        }

        @Override
        public String laneType() {
            return "bool";
        }

        @Override
        public String bufferType() {
            return "uchar";
        }

        @Override
        public long bytes(long elements) {
            return Math.ceilDiv(elements, (long) Byte.SIZE);
        }
    }

    /** 128-bit decimals: the unscaled value in two's complement, the lower half first. */
    record Decimal128() implements ElementType {
        @Override
        public String id() {
            return "decimal128";
        }

        @Override
        public String laneType() {
            return "arrow_decimal128";
        }

        @Override
        public String bufferType() {
            return "ulong";
        }

        @Override
        public long bytes(long elements) {
            return elements * 2 * Long.BYTES;
        }
    }

    /**
     * A number of bytes, {@code fixed_size_binary}.
     *
     * @param width bytes of an element, 1 to {@value #MAX_WIDTH}
     */
    record FixedBytes(int width) implements ElementType {

        /** Bytes of the largest element: what a channel can well carry at once. */
        public static final int MAX_WIDTH = 64;

        /** @throws IllegalArgumentException if the width is out of range */
        public FixedBytes {
            if (width < 1 || width > MAX_WIDTH) {
                throw new IllegalArgumentException("width " + width + " is not within 1.." + MAX_WIDTH);
            }
        }

        @Override
        public String id() {
            return "bytes" + width;
        }

        @Override
        public String laneType() {
            return "arrow_bytes" + width;
        }

        @Override
        public String bufferType() {
            return "uchar";
        }

        @Override
        public long bytes(long elements) {
            return elements * width;
        }
    }
}
