package dev.smi.data.octoray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Combiner;
import dev.smi.data.ComputeUnit;
import dev.smi.data.JobFailedException;
import dev.smi.data.KernelDescription;
import dev.smi.data.KernelDescription.Function;
import dev.smi.data.Outcome;
import dev.smi.data.Source;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.UnitSpec;
import dev.smi.data.cluster.ClusterConfig;
import dev.smi.data.split.Combiners;
import dev.smi.data.split.Sources;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The notebook's steps. */
@Timeout(120)
class OctoRayTest {

    private static final String TWO_HOSTS = """
            {"scheduler": "10.1.212.126", "hosts": ["10.1.212.126", "10.1.212.127"],
             "connect_options": {"port": 22, "xrt": "/opt/xilinx/xrt/setup.sh", "dir": "/mnt/scratch/fwi/"},
             "worker_options": [{"nthreads": 0, "n_workers": 1, "memory_limit": 0}, {"n_workers": 1}],
             "scheduler_options": {"port": 8786}, "worker_class": "distributed.Worker",
             "overlay": ["one.xclbin", "two.xclbin"]}
            """;

    private static final List<List<Function>> DOUBLE = List.of(
            List.of(
                    new Function("dotprod_1", List.of("DDR0", "DDR0", "DDR0")),
                    new Function("update_1", List.of("DDR1", "DDR1", "DDR1"))),
            List.of(
                    new Function("dotprod_2", List.of("DDR1", "DDR1", "DDR1")),
                    new Function("update_2", List.of("DDR0", "DDR0", "DDR0"))));

    @TempDir
    Path directory;

    @Test
    void shouldRunEachSliceOnItsKernelAndInstance() throws Exception {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.THREADS)) {
            octoray.createCluster();
            DataSplit split = octoray.splitData(grids(10), octoray.splitKernels(kernels(octoray)));

            assertThat(split.counts()).containsExactly(500L, 300L, 200L);
            assertThat(split.notes())
                    .containsExactly(
                            "the last slice, for kernel 'two.xclbin' instance 2, has 200 elements of the 300 of its"
                                    + " batch size");
            Outcome<byte[]> outcome = octoray.executeHybrid(GridSums.class, split, lines());
            assertThat(text(outcome))
                    .containsExactly(
                            "one.xclbin 1{\"c_0\": 2000}: 0 100 200 300 400",
                            "two.xclbin 1 DDR0: 500 600 700",
                            "two.xclbin 2 DDR1: 800 900");
            assertThat(outcome.units()).hasSize(3).allMatch(unit -> unit.chunks() == 1);
            assertThat(outcome.losses()).isEmpty();
        }
    }

    @Test
    void shouldGoOnToTheNextRoundWithWhatDoesNotFit() throws Exception {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.THREADS)) {
            octoray.createCluster();
            List<KernelDescription> kernels = octoray.splitKernels(
                    List.of(KernelDescription.of("a").instances(2).batchSize(100)));
            DataSplit split = octoray.splitData(grids(5), kernels);

            assertThat(split.notes()).containsExactly("the data goes on to further rounds: 5 slices for 2 kernels");
            assertThat(text(octoray.executeHybrid(GridSums.class, split, lines())))
                    .containsExactly("a 1: 0", "a 2: 100", "a 1: 200", "a 2: 300", "a 1: 400");
        }
    }

    @Test
    void shouldRunOnProcessesAndSurviveTheLossOfOne() throws Exception {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.PROCESSES)) {
            octoray.createCluster();
            DataSplit split = octoray.splitData(grids(10), octoray.splitKernels(kernels(octoray)));
            String fatal = directory.resolve("fatal").toString();

            UnitSpec whole = UnitSpec.of(GridSums.class);
            assertThat(text(octoray.executeHybrid(whole, split, lines())))
                    .element(1)
                    .isEqualTo("two.xclbin 1 DDR0: 500 600 700");
            Outcome<byte[]> outcome =
                    octoray.executeHybrid(whole.with(fatal.getBytes(StandardCharsets.UTF_8)), split, lines());
            assertThat(text(outcome))
                    .extracting(line -> line.substring(line.lastIndexOf(':')))
                    .containsExactly(": 0 100 200 300 400", ": 500 600 700", ": 800 900");
            assertThat(outcome.losses()).isNotEmpty();
        }
    }

    /** Answers with how much memory its process may take, in MiB. */
    public static final class Heap implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            String heap = (Runtime.getRuntime().maxMemory() >> 20) + "\n";
            return (_, _) -> MemorySegment.ofArray(heap.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldLimitTheMemoryOfProcesses() throws Exception {
        ClusterConfig config = ClusterConfig.parse("c", """
                {"hosts": ["a"], "worker_options": {"n_workers": 1, "memory_limit": "64MiB"}}
                """);
        try (OctoRay octoray = new OctoRay(config, Launch.PROCESSES)) {
            octoray.createCluster();
            Outcome<byte[]> outcome = octoray.execute(Heap.class, Sources.of(new byte[1]), lines());
            assertThat(Long.parseLong(text(outcome).getFirst())).isBetween(32L, 64L);
        }
    }

    @Test
    void shouldSayThatThereIsNoWorkerForAKernel() {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.THREADS)) {
            octoray.createCluster();
            KernelDescription kernel = KernelDescription.of("a").batchSize(100);
            DataSplit split = octoray.splitData(grids(3), List.of(kernel, kernel, kernel));

            assertThatThrownBy(() -> octoray.executeHybrid(GridSums.class, split, lines()))
                    .isInstanceOf(JobFailedException.class)
                    .hasMessage(
                            "job 'executeHybrid': there is no worker for kernel 'a'; each needs a worker of its own,"
                                    + " its instances share one. There are: thread-0 on host localhost with device jvm,"
                                    + " thread-1 on host localhost with device jvm. Start more workers,"
                                    + " with --name HOST-1 where a host has another name for itself, or leave kernels out");
        }
    }

    @Test
    void shouldExecuteOnAllWorkersWithoutKernels() throws Exception {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.THREADS)) {
            octoray.createCluster();
            Combiner<Long> sum = Combiners.reducing(0L, r -> r.get(ValueLayout.JAVA_LONG_UNALIGNED, 0), Long::sum);

            assertThat(octoray.execute(ByteSum.class, Sources.of(new byte[] {1, 2, 3, 4, 5}), sum)
                            .value())
                    .isEqualTo(15);
        }
    }

    @Test
    void shouldCancelWhatRunsWhenItIsShutDownByForce() throws Exception {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.THREADS)) {
            octoray.createCluster();
            octoray.shutdownNow();

            assertThatThrownBy(() -> octoray.execute(ByteSum.class, Sources.of(new byte[1]), lines()))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void shouldWantAClusterFirst() {
        try (OctoRay octoray = new OctoRay(ClusterConfig.parse("c", TWO_HOSTS), Launch.THREADS)) {
            assertThatThrownBy(() -> octoray.execute(ByteSum.class, Sources.of(new byte[1]), lines()))
                    .hasMessage("there is no cluster; create it first");
        }
    }

    private static List<KernelDescription> kernels(OctoRay octoray) {
        KernelDescription single = octoray.createKernel(
                "", 1, 500, List.of(), "{\"c_0\": 2000}", Optional.of("10.1.212.126"), Optional.empty());
        KernelDescription first =
                octoray.createKernel("", 2, 300, DOUBLE, "", Optional.of("10.1.212.127"), Optional.empty());
        return List.of(single, first);
    }

    /** Ten grids of a hundred cells, the grid's number in each cell. */
    private static Source grids(int count) {
        float[] cells = new float[count * GridSums.GRID];
        for (int cell = 0; cell < cells.length; cell++) {
            int grid = cell / GridSums.GRID;
            cells[cell] = grid;
        }
        return Sources.grouped(Sources.of(cells), GridSums.GRID);
    }

    private static Combiner<byte[]> lines() {
        return Combiners.concatenating();
    }

    private static List<String> text(Outcome<byte[]> outcome) {
        return new ArrayList<>(
                new String(outcome.value(), StandardCharsets.UTF_8).lines().toList());
    }
}
