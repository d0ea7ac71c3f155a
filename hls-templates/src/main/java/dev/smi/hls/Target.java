package dev.smi.hls;

import java.util.Arrays;
import java.util.Optional;

/** What device code is generated for. */
public enum Target {
    /** Intel FPGA SDK for OpenCL: channels, I/O channels on the board. */
    INTEL_OPENCL("intel-opencl");

    private final String id;

    Target(String id) {
        this.id = id;
    }

    /** The target's name on the command line, and of its directory of templates. */
    public String id() {
        return id;
    }

    /** The target with the given {@link #id()}, or empty. */
    public static Optional<Target> ofId(String id) {
        return Arrays.stream(values()).filter(t -> t.id.equals(id)).findFirst();
    }
}
