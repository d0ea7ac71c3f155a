package dev.smi.emulator.observe;

import java.util.Optional;

/**
 * What a kernel did since it was started.
 *
 * @param state what it does now
 * @param fifo the FIFO that it waits for, or the first of those that it polled in vain; empty if it does not wait
 * @param start its clock when it was started
 * @param clock its clock: that of its last read or write
 * @param operations reads and writes
 * @param dataWaits cycles in which it waited for elements; it may have waited longer since its last read or write
 * @param roomWaits cycles in which it waited for room
 */
public record KernelSnapshot(
        KernelInfo info,
        State state,
        Optional<FifoInfo> fifo,
        long start,
        long clock,
        long operations,
        long dataWaits,
        long roomWaits) {

    /** What a kernel does. */
    public enum State {
        /** It runs, or is ready to. */
        READY,
        /** It waits for an element. */
        AWAITING_DATA,
        /** It waits for room. */
        AWAITING_ROOM,
        /** It polled in vain, and waits for any of the FIFOs that it polled. */
        POLLING,
        /** It has ended. */
        ENDED
    }

    /** Cycles from its start to its last read or write in which it did not wait. */
    public long running() {
        return clock - start - dataWaits - roomWaits;
    }
}
