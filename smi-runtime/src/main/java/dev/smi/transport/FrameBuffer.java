package dev.smi.transport;

/** A message in the making. For one thread. */
final class FrameBuffer {

    private final byte[] bytes;
    private int length;

    FrameBuffer(int size) {
        this.bytes = new byte[size];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Bytes of content that one more frame can have; negative if not even its head fits. */
    int room() {
        return bytes.length - length - Frame.HEAD;
    }

    /**
     * Begins a frame, which there has to be room for.
     *
     * @return where its content goes
     */
    int begin(int kind, int stream, int size) {
        Frame.putInt(bytes, length, kind);
        Frame.putInt(bytes, length + 4, stream);
        Frame.putInt(bytes, length + 8, size);
        int at = length + Frame.HEAD;
        length = at + size;
        return at;
    }

    /**
     * Adds a frame if there is room.
     *
     * @return whether there was
     */
    boolean add(int kind, int stream, byte[] content) {
        if (room() < content.length) {
            return false;
        }
        System.arraycopy(content, 0, bytes, begin(kind, stream, content.length), content.length);
        return true;
    }
}
