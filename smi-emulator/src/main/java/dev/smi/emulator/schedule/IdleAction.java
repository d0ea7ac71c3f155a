package dev.smi.emulator.schedule;

/** What is tried when no fiber is ready although foreground fibers are left. */
@FunctionalInterface
public interface IdleAction {

    /**
     * Readies fibers that may go on by themselves, such as kernels that poll.
     *
     * @return whether one was readied; otherwise the run is stuck
     */
    boolean readyMore();
}
