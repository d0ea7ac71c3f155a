package dev.smi.job;

/** The verdict where all ranks are in one JVM: what is stuck here is stuck, unless a message is on its way. */
final class WholeJob implements StuckVerdict {

    private final Progress progress;
    private final MessageTraffic traffic;

    WholeJob(Progress progress, MessageTraffic traffic) {
        this.progress = progress;
        this.traffic = traffic;
    }

    @Override
    public void look(boolean isStuck, long stamp) {
        if (isStuck && traffic.sent() == traffic.arrived()) {
            progress.fail(new JobException(DeadlockReport.text(progress.waits()), JobException.DEADLOCK));
        }
    }

    @Override
    public void failed(RuntimeException cause) {
        // all who wait see it
    }
}
