package dev.smi.topology;

import java.util.Optional;

/**
 * One FPGA of a topology.
 *
 * @param name {@code node:fpga}; names are unique within a topology, and their string order gives the ranks
 * @param program the program it runs, if the topology says so
 */
public record Device(String name, Optional<String> program) {

    /**
     * An FPGA of the given name.
     *
     * @throws IllegalArgumentException if the name has no node or no FPGA part
     */
    public Device {
        int colon = name.indexOf(':');
        if (colon <= 0 || colon == name.length() - 1) {
            throw new IllegalArgumentException("FPGA name \"" + name + "\" is not of the form node:fpga");
        }
    }

    /** The host that the FPGA is attached to: what stands before the first colon. */
    public String node() {
        return name.substring(0, name.indexOf(':'));
    }

    /** The FPGA's name on its node: what stands behind the first colon. */
    public String fpga() {
        return name.substring(name.indexOf(':') + 1);
    }
}
