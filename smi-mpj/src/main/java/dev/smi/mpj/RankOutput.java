package dev.smi.mpj;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Sends what a JVM prints straight to the launcher. On its way through MPJ Express, standard error would become
 * standard output and empty lines would be lost.
 */
public final class RankOutput {

    /** First byte of a connection that carries standard output. */
    public static final byte OUT = 1;

    /** First byte of a connection that carries standard error. */
    public static final byte ERR = 2;

    private static final int BUFFER = 8192;

    /** Set in the JVM's properties once it is done: ranks that share the JVM share its output. */
    private static final String DONE = "smi.mpj.output";

    private RankOutput() {}

    /** Redirects both streams, unless there is no such socket or another rank of this JVM has done it. */
    static void redirect(Path socket) {
        Properties ofJvm = System.getProperties();
        synchronized (ofJvm) { // each rank has a copy of this class, but there is one System.out
            if (!Files.exists(socket) || ofJvm.putIfAbsent(DONE, "") != null) {
                return;
            }
            System.setOut(connect(socket, OUT));
            System.setErr(connect(socket, ERR));
        }
    }

    private static PrintStream connect(Path socket, byte stream) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(new byte[] {stream}));
            return new PrintStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + socket + "; is the launcher gone?", e);
        }
    }
}
