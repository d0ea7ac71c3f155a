package dev.smi.data.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.KernelDescription;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.TestData;
import dev.smi.data.cluster.TestData.Joined;
import dev.smi.data.run.JobRunTest.NoUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Kernels have a worker of their host and device, and another if that is lost. */
class SeatingTest {

    @Property(tries = 150, seed = "3")
    void shouldMergeEveryElementOnceAlsoWhenWorkersOfKernelsAreLost(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 3) Integer> boards,
            @ForAll @IntRange(max = 2) int spares,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 50) Integer> counts,
            @ForAll @DoubleRange(max = 0.5) double faults,
            @ForAll long seed)
            throws Exception {
        FakeRoster roster = new FakeRoster(boards.size() + spares, seed, faults, _ -> false);
        List<KernelDescription> kernels = new ArrayList<>();
        for (int instances : boards) {
            for (int instance = 1; instance <= instances; instance++) {
                kernels.add(KernelDescription.of("k").instances(instances).instance(instance));
            }
        }
        int size = counts.stream().mapToInt(count -> count).sum();

        Outcome<byte[]> outcome = new JobRun<>(
                        Job.of(
                                        "property",
                                        TestData.bytes(size, 1, false),
                                        UnitSpec.of(NoUnit.class).on(kernels),
                                        new Joined())
                                .shares(Shares.stated(
                                        counts.stream().map(Integer::longValue).toList()))
                                .attempts(10_000),
                        roster)
                .run();

        assertThat(outcome.value()).isEqualTo(TestData.array(size));
        assertThat(roster.unreleased()).isZero();
    }

    @Test
    void shouldSeatKernelsOnTheirHostAndDevice() throws Exception {
        KernelDescription any = KernelDescription.of("any");
        KernelDescription onB = KernelDescription.of("b").host("b").device("opencl");
        Seating seating = seating(any, onB);
        WorkerLink a = worker("a-1", "b", "jvm");
        WorkerLink b = worker("b-1", "elsewhere", "opencl");

        assertThat(seating.join(b).orElseThrow().spec().kernels()).containsExactly(onB);
        assertThat(seating.join(a).orElseThrow().spec().kernels()).containsExactly(any);
        assertThat(seating.ordinals(a)).containsExactly(0);
        assertThat(seating.ordinals(b)).containsExactly(1);
        assertThat(seating.join(worker("c-1", "c", "jvm"))).isEmpty();
    }

    @Test
    void shouldLeaveAWorkerToTheKernelThatNoOtherFits() {
        KernelDescription anywhere = KernelDescription.of("any");
        KernelDescription onDevice = KernelDescription.of("d").device("opencl");
        KernelDescription onHost = KernelDescription.of("h").host("a");
        Seating seating = seating(anywhere, onDevice, onHost);
        WorkerLink both = worker("a-1", "a", "opencl");
        WorkerLink device = worker("b-1", "b", "opencl");
        WorkerLink neither = worker("c-1", "c", "jvm");

        seating.reserve(List.of(both, device, neither));

        assertThat(seating.join(both).orElseThrow().spec().kernels()).containsExactly(onHost);
        assertThat(seating.join(device).orElseThrow().spec().kernels()).containsExactly(onDevice);
        assertThat(seating.join(neither).orElseThrow().spec().kernels()).containsExactly(anywhere);
    }

    @Test
    void shouldTellHostsApartOfWhichOneBeginsWithTheOthersName() {
        assertThat(new WorkerInfo("fpga-2-1", "x", 0, "jvm").isOn("fpga")).isFalse();
        assertThat(new WorkerInfo("fpga-2-1", "x", 0, "jvm").isOn("fpga-2")).isTrue();
        assertThat(new WorkerInfo("fpga-1.2", "x", 0, "jvm").isOn("fpga")).isTrue();
        assertThat(new WorkerInfo("fpga-1", "x", 0, "jvm").isOn("fpga")).isTrue();
        assertThat(new WorkerInfo("rank-1", "fpga", 0, "jvm").isOn("fpga")).isTrue();
    }

    @Test
    void shouldKeepInstancesOfABitstreamTogether() throws Exception {
        KernelDescription two = KernelDescription.of("k").instances(2);
        Seating seating = seating(two.instance(1), two.instance(2), two.instance(1), two.instance(2));

        WorkerLink first = worker("a-1", "a", "jvm");
        assertThat(seating.join(first).orElseThrow().spec().kernels())
                .containsExactly(two.instance(1), two.instance(2));
        assertThat(seating.isWaiting()).isTrue();
        seating.leave(first);
        seating.bar(first);
        assertThat(seating.join(first)).isEmpty();
    }

    @Test
    void shouldSayWhichKernelHasNoWorker() {
        Seating seating = seating(KernelDescription.of("k").host("h").device("opencl"));
        WorkerLink other = worker("a-1", "a", "jvm");

        assertThat(seating.join(other)).isEmpty();
        assertThatThrownBy(() -> seating.requireAll("job", List.of(other), new Muster(Duration.ofSeconds(1))))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 'job': there is no worker for kernel 'k' on host h on a device opencl; each needs a"
                        + " worker of its own, its instances share one. There are: a-1 on host a with device jvm."
                        + " Start more workers, with --name HOST-1 where a host has another name for itself, or leave"
                        + " kernels out");
    }

    private static Seating seating(KernelDescription... kernels) {
        return new Seating(Opening.of(UnitSpec.of(NoUnit.class).on(List.of(kernels))));
    }

    /** A worker that is not asked for anything. */
    private static WorkerLink worker(String name, String host, String device) {
        return new WorkerLink() {
            @Override
            public WorkerInfo info() {
                return new WorkerInfo(name, host, 0, device);
            }

            @Override
            public void open(Opening opening) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void start(Task task) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void cancel() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void abandon() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
