package dev.smi.emulator.observe;

import dev.smi.model.Rank;

/**
 * A kernel of an emulated cluster, from its start to its end. A kernel that is started again is another one here.
 *
 * @param number its place among all kernels in the order they were started, from 0
 * @param rank the FPGA it runs on
 * @param name its name
 * @param role what it is for
 */
public record KernelInfo(int number, Rank rank, String name, Role role) {

    /** What a kernel is for. */
    public enum Role {
        /** The user's. */
        USER,
        /** Of a cable: passes packets on as they are. */
        COMMUNICATION,
        /** Of a collective: takes packets and sends others. */
        SUPPORT
    }

    @Override
    public String toString() {
        return "rank " + rank + " " + name;
    }
}
