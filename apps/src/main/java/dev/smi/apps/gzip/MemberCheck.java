package dev.smi.apps.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip members, whoever made them, and compares checksum and size of each; keeps nothing. In bounded memory,
 * for one thread.
 */
final class MemberCheck implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    /** Time, XFL and system. */
    private static final int UNUSED_BYTES = 6;

    private final ReadableByteChannel channel;
    private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();
    private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long read;

    /**
     * What was found to be right.
     *
     * @param members gzip members
     * @param bytes of data in them
     * @param compressed bytes of the file
     */
    record Totals(long members, long bytes, long compressed) {}

    /** A check of what a channel gives. */
    MemberCheck(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads to the end.
     *
     * @throws ZipException if something is wrong, with the member and where it begins
     * @throws IOException if the channel cannot be read
     */
    Totals run() throws IOException {
        long members = 0;
        long bytes = 0;
        do {
            long start = position();
            try {
                readHeader();
                bytes += readBody();
            } catch (EOFException _) {
                throw fault(members, start, "the file ends within it; it was cut off");
            } catch (DataFormatException e) {
                throw fault(members, start, "its deflate stream is damaged: " + e.getMessage());
            } catch (ZipException e) {
                throw fault(members, start, String.valueOf(e.getMessage()));
            }
            members++;
        } while (hasMore());
        return new Totals(members, bytes, position());
    }

    private static ZipException fault(long member, long start, String what) {
        return new ZipException("member " + member + " at byte " + start + ": " + what);
    }

    private void readHeader() throws IOException {
        if (readShort() != MemberFormat.MAGIC) {
            throw new ZipException("it is no gzip data");
        }
        int method = readByte();
        if (method != MemberFormat.DEFLATE) {
            throw new ZipException("its method is " + method + "; 8, deflate, is the one there is");
        }
        int flags = readByte();
        skip(UNUSED_BYTES);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(readShort());
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(Short.BYTES);
        }
    }

    private long readBody() throws IOException, DataFormatException {
        inflater.reset();
        crc.reset();
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                fill();
                inflater.setInput(input);
            }
            output.clear();
            inflater.inflate(output);
            if (inflater.needsDictionary()) {
                throw new ZipException("it asks for a dictionary, which gzip has not");
            }
            crc.update(output.flip());
        }
        long bytes = inflater.getBytesWritten();
        long expected = readInt();
        if (crc.getValue() != expected) {
            throw new ZipException(String.format(
                    "the data's checksum is %08x, and %08x is what it should be", crc.getValue(), expected));
        }
        long size = readInt();
        if ((bytes & 0xffff_ffffL) != size) {
            throw new ZipException("it has " + bytes + " bytes, and " + size + " is what it should have");
        }
        return bytes;
    }

    /** Whether there is another member; zeros that pad a file on a tape are none. */
    private boolean hasMore() throws IOException {
        while (input.hasRemaining() || tryFill()) {
            if (input.get(input.position()) != 0) {
                return true;
            }
            input.get();
        }
        return false;
    }

    private long position() {
        return read - input.remaining();
    }

    private int readByte() throws IOException {
        fill();
        return input.get() & 0xff;
    }

    private int readShort() throws IOException {
        return readByte() | readByte() << 8;
    }

    private long readInt() throws IOException {
        return readShort() | (long) readShort() << 16;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            readByte();
        }
    }

    private void skipText() throws IOException {
        while (readByte() != 0) {
            // up to the zero at its end
        }
    }

    private void fill() throws IOException {
        if (!input.hasRemaining() && !tryFill()) {
            throw new EOFException();
        }
    }

    private boolean tryFill() throws IOException {
        input.clear();
        int got;
        do {
            got = channel.read(input);
        } while (got == 0);
        input.flip();
        read += Math.max(got, 0);
        return got > 0;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
