package dev.smi.codegen.frontend.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/** The headers that Clang reads besides the user's, in a directory that exists in memory only. */
final class ToolHeaders {

    private static final String ROOT = "/dev.smi.virtual/";

    /** Where {@code smi.h} is, and the header with OpenCL's types, which Clang includes by itself. */
    static final String INCLUDE_DIRECTORY = ROOT + "include";

    /** Included before every source. */
    static final String PRELUDE = ROOT + "intel-channels.h";

    private static final String CLANG_HEADERS = "/org/bytedeco/llvm/" + Loader.getPlatform() + "/lib/clang/20/include/";

    private ToolHeaders() {}

    /** Whether a file is one of these. */
    static boolean contains(String file) {
        return file.startsWith(ROOT);
    }

    /** Their names and contents. */
    static Map<String, byte[]> files(String smiHeader) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(INCLUDE_DIRECTORY + "/smi.h", smiHeader.getBytes(StandardCharsets.UTF_8));
        files.put(PRELUDE, resource("intel-channels.h"));
        files.put(INCLUDE_DIRECTORY + "/opencl-c-base.h", resource(CLANG_HEADERS + "opencl-c-base.h"));
        return files;
    }

    private static byte[] resource(String name) {
        try (InputStream in = ToolHeaders.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is on no class path; is " + Loader.getPlatform()
                        + " one of the supported platforms (linux-x86_64)?");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
