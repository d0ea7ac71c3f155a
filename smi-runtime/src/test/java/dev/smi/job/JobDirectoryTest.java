package dev.smi.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobDirectoryTest {

    private static final ProcessId DEAD = new ProcessId(ProcessHandle.current().pid(), 1);

    @TempDir
    Path base;

    private static Placement placement(int rank, ProcessId process) {
        return new Placement(rank, 4, Placement.VERSION, "host", process, "hub", "auto");
    }

    @Test
    void shouldBelongToTheUserOnly() throws IOException {
        JobDirectory directory = new JobDirectory(base, "job");
        assertThat(directory.path()).isEqualTo(base.resolve("smi-job"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldRefuseADirectoryThatOthersCanEnter() throws IOException {
        Path open = Files.createDirectory(base.resolve("smi-job"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> new JobDirectory(base, "job"))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("is not this user's own directory");
    }

    @Test
    void shouldRefuseALinkToSomewhereElse() throws IOException {
        Files.createSymbolicLink(base.resolve("smi-job"), Files.createDirectory(base.resolve("elsewhere")));
        assertThatThrownBy(() -> new JobDirectory(base, "job"))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("is not this user's own directory");
    }

    @Test
    void shouldReplaceWhatADeadProcessLeft() {
        JobDirectory directory = new JobDirectory(base, "job");
        directory.publish(placement(1, DEAD));
        Placement mine = placement(1, ProcessId.current());
        directory.publish(mine);
        assertThat(directory.placement(1)).contains(mine);
    }

    @Test
    void shouldRefuseASecondProcessOfTheSameRank() {
        JobDirectory directory = new JobDirectory(base, "job");
        directory.publish(placement(1, ProcessId.current()));
        assertThatThrownBy(() -> directory.publish(placement(1, DEAD)))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("is there twice");
    }

    @Test
    void shouldTellOthersOfAFailure() {
        JobDirectory directory = new JobDirectory(base, "job");
        JobFailure failure = new JobFailure(3, "two lines\nof text");
        directory.fail(1, failure);
        assertThat(directory.failure(1)).isEmpty();
        assertThat(directory.failure(0)).isEqualTo(Optional.of(failure));
    }

    @Test
    void shouldGoWithTheLastRank() {
        JobDirectory directory = new JobDirectory(base, "job");
        directory.publish(placement(0, ProcessId.current()));
        directory.publish(placement(1, ProcessId.current()));
        directory.publish(placement(2, DEAD));
        directory.leave(0);
        assertThat(directory.path()).exists();
        directory.leave(1);
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void shouldSweepWhatDeadJobsLeft() throws IOException {
        JobDirectory dead = new JobDirectory(base, "dead");
        dead.publish(placement(0, DEAD));
        JobDirectory alive = new JobDirectory(base, "alive");
        alive.publish(placement(0, DEAD));
        alive.publish(placement(1, ProcessId.current()));
        JobDirectory elsewhere = new JobDirectory(base, "elsewhere");
        elsewhere.publish(new Placement(0, 1, 1, "another host", DEAD, "hub", "auto"));
        JobDirectory young = new JobDirectory(base, "young");
        JobDirectory old = new JobDirectory(base, "old");
        Files.setLastModifiedTime(old.path(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path foreign = Files.createDirectory(base.resolve("foreign"));
        JobSweep.sweep(base, "host");
        assertThat(dead.path()).doesNotExist();
        assertThat(old.path()).doesNotExist();
        assertThat(alive.path()).exists();
        assertThat(elsewhere.path()).exists();
        assertThat(young.path()).exists();
        assertThat(foreign).exists();
    }

    @Test
    void shouldTellALivingProcessFromADeadOneOfTheSameNumber() {
        assertThat(ProcessId.current().isAlive()).isTrue();
        assertThat(DEAD.isAlive()).isFalse();
        assertThat(new ProcessId(Integer.MAX_VALUE, 1).isAlive()).isFalse();
    }
}
