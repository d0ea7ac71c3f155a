package dev.smi.hls;

import java.util.List;

/**
 * One program in the host header.
 *
 * @param name the program's name
 * @param cables the numbers of the FPGA's cables, each with a CK_S and a CK_R; at least one
 * @param ports ports of a CK_R's routing table, 0 if the program has none
 * @param maxRanks ranks that the routing tables have room for, 1 to 256
 * @param supportKernels names of the collectives' kernels
 */
public record HostProgram(String name, List<Integer> cables, int ports, int maxRanks, List<String> supportKernels)
        implements HlsUnit {

    public HostProgram {
        cables = List.copyOf(cables);
        supportKernels = List.copyOf(supportKernels);
    }

    /** The name within an identifier of C: what no identifier can have is {@code _}. */
    public String identifier() {
        return identifier(name);
    }

    /** See {@link #identifier()}; programs of different names can have the same one. */
    public static String identifier(String program) {
        return program.replaceAll("[^A-Za-z0-9_]", "_");
    }

    int kernels() {
        return 2 * cables.size() + supportKernels.size();
    }

    int maxTable() {
        return Math.max(maxRanks, 2 * ports);
    }
}
