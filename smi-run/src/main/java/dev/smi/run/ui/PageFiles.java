package dev.smi.run.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The page's files, all of them in memory: what is not among them cannot be asked for. Immutable. */
final class PageFiles {

    private static final String WEB_JAR = "/META-INF/maven/org.webjars.npm/cytoscape/pom.properties";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    /** A file and what it is. */
    @SuppressWarnings("ArrayRecordComponent")
    record PageFile(String type, byte[] bytes) {}

    PageFiles() {
        add("/", "text/html; charset=utf-8", "index.html");
        add("/view.css", "text/css; charset=utf-8", "view.css");
        add("/icon.svg", "image/svg+xml", "icon.svg");
        add("/view.js", SCRIPT, "view.js");
        add("/graph.js", SCRIPT, "graph.js");
        add("/tables.js", SCRIPT, "tables.js");
        add(
                "/cytoscape.min.js",
                SCRIPT,
                "/META-INF/resources/webjars/cytoscape/" + version() + "/dist/cytoscape.min.js");
    }

    /** The file at a path of the page. */
    Optional<PageFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void add(String path, String type, String resource) {
        files.put(path, new PageFile(type, bytes(resource)));
    }

    /** The library's version, which is part of its files' names. */
    private static String version() {
        try (InputStream in = open(WEB_JAR)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(WEB_JAR, e);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PageFiles.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path; the build is incomplete");
        }
        return in;
    }
}
