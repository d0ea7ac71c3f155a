package dev.smi.apps.gzip.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds out whether the library that is installed has the structures that we think it has: compresses something at each
 * level that is used, looks at every field, at the memory behind the structure, and at what the JDK unpacks. Stateless.
 */
final class IsalSelfTest {

    /** More than one deflate block and more than the window. */
    private static final int BYTES = 200_000;

    private IsalSelfTest() {}

    /**
     * The functions, if they do what they should.
     *
     * @throws EngineMissingException if they do not
     */
    static IsalEngine.Functions passed(IsalEngine.Functions functions) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment input = sample(arena);
            for (int level : IsalEngine.LEVELS) {
                String fault = fault(functions, level, input);
                if (!fault.isEmpty()) {
                    throw new EngineMissingException("this libisal.so.2 is not laid out as version 2.30 is (" + fault
                            + " at level " + level + "), and is not used; choose another engine");
                }
            }
        }
        return functions;
    }

    private static String fault(IsalEngine.Functions functions, int level, MemorySegment input) {
        try (Arena arena = Arena.ofConfined();
                IsalEngine engine = new IsalEngine(functions, level)) {
            MemorySegment output = arena.allocate(engine.bound(BYTES));
            long written = engine.deflate(input, output);
            IsalStream stream = engine.stream();
            if (!stream.isGuardIntact()) {
                return "it writes behind its structure";
            }
            if (!stream.isConsistent(input, output)) {
                return "fields of its structure contradict each other";
            }
            return unpacks(output.asSlice(0, written), input) ? "" : "the JDK unpacks something else";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Half of it can be compressed. */
    private static MemorySegment sample(Arena arena) {
        long[] sample = new long[BYTES / Long.BYTES]; // not bytes: this runs before it is compiled
        long state = 1;
        for (int i = 0; i < sample.length; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            boolean isNoise = (i & 1 << 10) == 0;
            long mixed = state ^ state >>> 29;
            sample[i] = isNoise ? mixed : mixed & 0x0f00_0003_0100_0700L;
        }
        return arena.allocateFrom(ValueLayout.JAVA_LONG, sample);
    }

    /** With the number of bytes, which a checksum does not tell. */
    private static long sum(ByteBuffer bytes) {
        int count = bytes.remaining();
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (long) count << Integer.SIZE | sum.getValue();
    }

    private static boolean unpacks(MemorySegment compressed, MemorySegment expected) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed.asByteBuffer());
            ByteBuffer unpacked = ByteBuffer.allocate(BYTES + 1);
            inflater.inflate(unpacked);
            return inflater.finished() && sum(unpacked.flip()) == sum(expected.asByteBuffer());
        } catch (DataFormatException _) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
