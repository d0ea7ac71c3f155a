package dev.smi.run.ui;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.smi.model.json.JsonWriter;
import dev.smi.run.ui.PageFiles.PageFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers browsers of this computer. It listens on 127.0.0.1 alone, takes nothing but GET and HEAD of a few fixed
 * paths, and only if the browser asked for this computer by its own name: a page of somewhere else whose name was made
 * to mean 127.0.0.1 (DNS rebinding) gets nothing. Its threads do not keep the JVM alive.
 */
final class PageServer implements AutoCloseable {

    private static final String JSON = "application/json; charset=utf-8";
    private static final Pattern RANK = Pattern.compile("rank=(\\d{1,6})");

    /** Requests that are answered at once; a connection on which nothing is asked takes no thread. */
    private static final int MOST_THREADS = 32;

    private static final int HTTP_PORT = 80;

    static {
        // who begins to ask and goes no further would hold a thread for ever; the server has no other way to say so
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "5");
        }
    }

    /** The library that draws the graph makes a style sheet of its own, which is why styles may be inline. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self';"
            + " style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final PageFiles files = new PageFiles();
    private final HttpServer server;
    /** Threads of the system: those of the JVM's own take turns with the kernels. */
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("smi-ui-", 0).factory());

    private final String graph;
    private final Function<Optional<Integer>, Map<String, Object>> state;
    private final Set<String> hosts;

    /** What is answered. */
    private record Answer(int status, PageFile content) {

        private static Answer text(int status, String text) {
            return new Answer(status, file("text/plain; charset=utf-8", text + "\n"));
        }

        private static Answer json(String text) {
            return new Answer(200, file(JSON, text));
        }

        private static PageFile file(String type, String text) {
            return new PageFile(type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * A server that runs from now on.
     *
     * @param port 0 for any that is free
     * @param graph what never changes
     * @param state what changes; asked by the server's threads, with the FPGA that the page wants to see
     * @throws IOException if the port cannot be had
     */
    PageServer(int port, Map<String, Object> graph, Function<Optional<Integer>, Map<String, Object>> state)
            throws IOException {
        this.graph = JsonWriter.line(graph);
        this.state = state;
        InetAddress here = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        this.server = HttpServer.create(new InetSocketAddress(here, port), 0);
        this.hosts = hosts(server.getAddress().getPort());
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** How browsers name this computer; they leave out the port that is the usual one. */
    static Set<String> hosts(int port) {
        return port == HTTP_PORT
                ? Set.of("127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80")
                : Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** Where the page is. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        if (!hosts.contains(host)) {
            return Answer.text(403, "this page is for browsers on this computer, at " + url());
        }
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return Answer.text(405, "nothing can be changed here; use GET");
        }
        String path = exchange.getRequestURI().getRawPath();
        return switch (path) {
            case "/graph.json" -> Answer.json(graph);
            case "/state.json" -> Answer.json(JsonWriter.line(state.apply(rank(exchange.getRequestURI()))));
            default ->
                files.file(path)
                        .map(file -> new Answer(200, file))
                        .orElseGet(() -> Answer.text(404, "there is no such page; see " + url()));
        };
    }

    private static Optional<Integer> rank(URI uri) {
        Matcher rank = RANK.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return rank.matches() ? Optional.of(Integer.parseInt(rank.group(1))) : Optional.empty();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.content().bytes();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.content().type());
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (answer.status() == 405) {
            headers.set("Allow", "GET, HEAD");
        }
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            headers.set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(answer.status(), isHead ? -1 : bytes.length);
        if (!isHead) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Ends after the answers that are being sent, or after a second. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
