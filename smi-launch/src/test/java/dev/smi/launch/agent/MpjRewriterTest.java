package dev.smi.launch.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MpjRewriterTest {

    /** Listens like MPJ Express's daemon, starter and ranks do. */
    @SuppressWarnings("AddressSelection") // that is what they do
    public static final class Listening {

        /** For the test, which makes a changed copy of this class. */
        public Listening() {}

        /** As daemon and starter. */
        public InetAddress socket() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getInetAddress();
            }
        }

        /** As ranks. */
        public InetAddress channel() throws IOException {
            try (ServerSocketChannel channel = ServerSocketChannel.open()) {
                channel.socket().bind(new InetSocketAddress(0));
                return channel.socket().getInetAddress();
            }
        }

        /** As all of them, to tell others where they are. */
        public InetAddress self() throws IOException {
            return InetAddress.getLocalHost();
        }
    }

    @Test
    void shouldListenOnTheLoopbackInterface() throws Exception {
        Object changed = changed();
        assertThat(call(changed, "socket").isLoopbackAddress()).isTrue();
        assertThat(call(changed, "channel").isLoopbackAddress()).isTrue();
        assertThat(call(changed, "self").isLoopbackAddress()).isTrue();
    }

    @Test
    void shouldLeaveOtherClassesAlone() {
        MpjRewriter rewriter = new MpjRewriter(true);
        assertThat(rewriter.transform(null, getClass().getClassLoader(), "org/example/Main", null, null, new byte[0]))
                .isNull();
    }

    @Test
    void shouldLeaveTheSocketsOfAClusterAlone() throws Exception {
        assertThat(new MpjRewriter(false).rewrite(getClass().getClassLoader(), "runtime/Daemon", bytes()))
                .isNull();
    }

    private static Object changed() throws Exception {
        byte[] rewritten = Objects.requireNonNull(
                new MpjRewriter(true).rewrite(MpjRewriterTest.class.getClassLoader(), "runtime/Daemon", bytes()));
        ClassLoader loader = new ClassLoader(MpjRewriterTest.class.getClassLoader()) {
            @Override
            protected @Nullable Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(Listening.class.getName())
                        ? defineClass(name, rewritten, 0, rewritten.length)
                        : super.loadClass(name, resolve);
            }
        };
        Constructor<?> constructor = loader.loadClass(Listening.class.getName()).getConstructor();
        return constructor.newInstance();
    }

    private static InetAddress call(Object object, String name) throws ReflectiveOperationException {
        Method method = object.getClass().getMethod(name);
        return (InetAddress) Objects.requireNonNull(method.invoke(object));
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Listening.class.getResourceAsStream("MpjRewriterTest$Listening.class"))) {
            return in.readAllBytes();
        }
    }
}
