package dev.smi.arrow.model;

/**
 * A register of 32 bits, as Fletcher's hardware has them.
 *
 * @param offset its byte offset, a multiple of 4
 * @param name its name, unique in the map
 * @param access whether the host writes it, or only reads it
 * @param content what it stands for
 * @param meaning the same, for people
 */
public record Register(int offset, String name, Access access, Content content, String meaning) {

    /** Bytes of a register. */
    public static final int BYTES = Integer.BYTES;

    /** Who writes a register. */
    public enum Access {
        HOST("host"),
        KERNEL("kernel");

        private final String id;

        Access(String id) {
            this.id = id;
        }

        /** The name in register maps. */
        public String id() {
            return id;
        }
    }

    /** What a register stands for. */
    public sealed interface Content {

        /** {@value #START}, {@value #STOP} or {@value #RESET}. */
        record Control() implements Content {
            public static final int START = 1;
            public static final int STOP = 2;
            public static final int RESET = 4;
        }

        /** {@value #IDLE}, {@value #BUSY} or {@value #DONE}. */
        record Status() implements Content {
            public static final int IDLE = 1;
            public static final int BUSY = 2;
            public static final int DONE = 4;
        }

        /** A word of what the kernel returns; 0 is the lower one. */
        record Returned(int word) implements Content {}

        /** The first row of a batch's range. */
        record FirstRow(Batch batch) implements Content {}

        /** The row after the last one of a batch's range. */
        record LastRow(Batch batch) implements Content {}

        /** Half of a buffer's address; word 0 is the lower one. */
        record Address(ColumnBuffer buffer, int word) implements Content {}

        /** A word of one of the kernel's own; 0 is the lower one. */
        record Own(CustomRegister register, int word) implements Content {}
    }
}
