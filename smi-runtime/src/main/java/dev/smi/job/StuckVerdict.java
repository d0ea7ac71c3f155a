package dev.smi.job;

/** What is concluded from looks at one JVM's part of a job. For the thread of its {@link DeadlockWatch}. */
interface StuckVerdict {

    /**
     * After every look.
     *
     * @param isStuck whether nobody here has been able to get on for several looks
     * @param stamp what grows whenever somebody here gets on
     */
    void look(boolean isStuck, long stamp);

    /** This part of the job has failed, and nobody looks any more. */
    void failed(RuntimeException cause);
}
