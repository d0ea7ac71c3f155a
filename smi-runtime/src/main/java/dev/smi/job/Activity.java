package dev.smi.job;

import java.util.List;

/** Something in a JVM that works by itself, such as an emulated FPGA: a job is not stuck while it gets on. */
public interface Activity {

    /** Whether it can do nothing before somebody else acts. */
    boolean isQuiet();

    /** Grows whenever it gets on, so that two looks tell whether it was quiet in between. */
    long progress();

    /** Who waits for whom within it, for the report of a deadlock. */
    List<StuckWait> waits();
}
