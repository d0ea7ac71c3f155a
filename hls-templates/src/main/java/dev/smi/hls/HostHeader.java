package dev.smi.hls;

import java.util.List;

/**
 * The header with the host side of programs.
 *
 * @param programs all programs of a run, at least one, with different identifiers
 */
public record HostHeader(List<HostProgram> programs) implements HlsUnit {

    /** @throws IllegalArgumentException if there is no program */
    public HostHeader {
        programs = List.copyOf(programs);
        if (programs.isEmpty()) {
            throw new IllegalArgumentException("a host header without programs");
        }
    }

    /** Kernels of the largest program, which a handle has room for. */
    public int maxKernels() {
        return programs.stream().mapToInt(HostProgram::kernels).max().orElseThrow();
    }

    /** Bytes of the largest routing table; at least 1. */
    public int maxTable() {
        return programs.stream().mapToInt(HostProgram::maxTable).max().orElseThrow();
    }
}
