package dev.smi.job;

import java.util.Optional;

/** Ranks of one host meet in the job's directory. */
record DirectoryMeeting(JobDirectory directory, Placement me) implements MeetingPoint {

    @Override
    public void appear() {
        directory.publish(me);
        for (int rank : directory.ranks()) {
            if (rank >= me.size()) {
                throw new JobException("there is a rank " + rank + " in a job of " + me.size() + " ranks ("
                        + directory.path() + "); give each job a name of its own: SMI_JOB=NAME");
            }
        }
        directory.failure(me.rank()).ifPresent(failure -> {
            throw failure.toException();
        });
    }

    /** What a former job of the same name left behind does not count. */
    @Override
    public Optional<Placement> find(int rank) {
        return directory
                .placement(rank)
                .filter(p -> !p.host().equals(me.host()) || p.process().isAlive());
    }

    @Override
    public String remedy() {
        return "they may have failed, or be on other hosts: ranks of several hosts are launched with mpjrun";
    }
}
