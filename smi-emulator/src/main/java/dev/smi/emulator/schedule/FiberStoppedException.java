package dev.smi.emulator.schedule;

/** Unwinds a fiber whose scheduler is being closed. */
final class FiberStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FiberStoppedException() {
        super("the scheduler is being closed", null, false, false);
    }
}
