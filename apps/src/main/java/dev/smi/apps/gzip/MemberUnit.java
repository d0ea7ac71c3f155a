package dev.smi.apps.gzip;

import dev.smi.apps.gzip.engine.Engine;
import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.zip.CRC32;

/**
 * Compresses a chunk to a gzip member. It does so in memory of its own that stays in the cache, and copies the result,
 * which is a fraction of the chunk, into memory of its exact size; results that wait for their turn then take no more
 * than they have to.
 */
final class MemberUnit implements ComputeUnit {

    private final Engine engine;
    private final int level;
    private final CRC32 crc = new CRC32();
    private Arena arena = Arena.ofShared();
    private MemorySegment member = MemorySegment.NULL;
    private MemorySegment copiedInput = MemorySegment.NULL;

    MemberUnit(Engine engine, int level) {
        this.engine = engine;
        this.level = level;
    }

    @Override
    public MemorySegment run(Chunk chunk, SegmentAllocator results) {
        MemorySegment input = chunk.data();
        reserve(input);
        if (!input.isNative()) {
            input = copiedInput.asSlice(0, input.byteSize()).copyFrom(input);
        }
        crc.reset();
        crc.update(input.asByteBuffer());
        MemberFormat.writeHeader(member, level);
        long end = MemberFormat.HEADER_BYTES + engine.deflate(input, member.asSlice(MemberFormat.HEADER_BYTES));
        MemberFormat.writeTrailer(member, end, crc.getValue(), input.byteSize());
        end += MemberFormat.TRAILER_BYTES;
        return results.allocate(end).copyFrom(member.asSlice(0, end));
    }

    /** Makes the unit's memory large enough; the first chunk is the largest, so that happens once. */
    private void reserve(MemorySegment input) {
        long bytes = MemberFormat.HEADER_BYTES + engine.bound(input.byteSize()) + MemberFormat.TRAILER_BYTES;
        boolean isCopied = !input.isNative();
        if (member.byteSize() >= bytes && (!isCopied || copiedInput.byteSize() >= input.byteSize())) {
            return;
        }
        arena.close();
        arena = Arena.ofShared();
        member = arena.allocate(bytes, 64);
        copiedInput = isCopied ? arena.allocate(input.byteSize(), 64) : MemorySegment.NULL;
    }

    @Override
    public void close() {
        engine.close();
        arena.close();
    }
}
