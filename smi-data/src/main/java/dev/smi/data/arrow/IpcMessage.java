package dev.smi.data.arrow;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;

/**
 * A message of Arrow's stream format, as it lies in memory.
 *
 * <pre>
 *   0        4        8                            8 + m                     8 + m + b
 *   +--------+--------+-----------------------------+------------------------+
 *   | -1     | m      | metadata, padded with zeros | body                   |
 *   +--------+--------+-----------------------------+------------------------+
 * </pre>
 *
 * <p>Integers are little endian, m is a multiple of 8, and b is in the metadata. Before Arrow 0.15 there was no -1. An
 * m of 0 ends a stream.
 *
 * @param metadata as Arrow's schema of messages has it
 * @param body the buffers
 * @param whole all of it
 * @param end where the next one begins
 */
record IpcMessage(Message metadata, MemorySegment body, MemorySegment whole, long end) {

    static final int CONTINUATION = -1;

    /** The message at a place; empty at the end of the data, or where the stream says that it ends. */
    static Optional<IpcMessage> at(MemorySegment data, long start, ArrowFaults faults) {
        if (start == data.byteSize()) {
            return Optional.empty();
        }
        long at = start;
        int length = word(data, at, faults);
        at += Integer.BYTES;
        if (length == CONTINUATION) {
            length = word(data, at, faults);
            at += Integer.BYTES;
        }
        if (length == 0) {
            return Optional.empty();
        }
        if (length < 0) {
            throw faults.malformed("a message at byte " + start + " has " + length + " bytes of metadata");
        }
        Message metadata = metadata(part(data, at, length, faults), start, faults);
        at += length;
        MemorySegment body = part(data, at, metadata.bodyLength(), faults);
        long end = at + body.byteSize();
        return Optional.of(new IpcMessage(metadata, body, data.asSlice(start, end - start), end));
    }

    private static Message metadata(MemorySegment bytes, long start, ArrowFaults faults) {
        try {
            Message message = Message.getRootAsMessage(bytes.asByteBuffer());
            message.bodyLength(); // reads what a wrong place cannot have
            return message;
        } catch (IndexOutOfBoundsException _) {
            throw faults.malformed("what should be a message at byte " + start + " is none");
        }
    }

    private static int word(MemorySegment data, long at, ArrowFaults faults) {
        return part(data, at, Integer.BYTES, faults).get(Words.INT, 0);
    }

    private static MemorySegment part(MemorySegment data, long at, long length, ArrowFaults faults) {
        if (at < 0 || length < 0) {
            throw faults.malformed("a part of " + length + " bytes at byte " + at);
        }
        if (length > data.byteSize() - at) {
            throw faults.truncated(at + length, data.byteSize());
        }
        return data.asSlice(at, length);
    }
}
