package dev.smi.data.ssh;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of what a command printed. For any thread. */
final class Tail extends OutputStream {

    private static final int MOST = 4096;

    private byte[] kept = new byte[0];

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        byte[] all = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(bytes, offset, all, kept.length, length);
        kept = all.length <= MOST ? all : Arrays.copyOfRange(all, all.length - MOST, all.length);
    }

    /** The last line that is not blank; empty if there is none. */
    synchronized String lastLine() {
        return new String(kept, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (_, line) -> line);
    }
}
