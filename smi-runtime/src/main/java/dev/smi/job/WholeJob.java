package dev.smi.job;

/** The verdict where all ranks are in one JVM: what is stuck here is stuck. */
final class WholeJob implements StuckVerdict {

    private final Progress progress;

    WholeJob(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void look(boolean isStuck, long stamp) {
        if (isStuck) {
            progress.fail(new JobException(DeadlockReport.text(progress.waits()), JobException.DEADLOCK));
        }
    }

    @Override
    public void failed(RuntimeException cause) {
        // all who wait see it
    }
}
