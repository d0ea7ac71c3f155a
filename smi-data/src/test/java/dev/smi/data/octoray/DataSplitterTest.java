package dev.smi.data.octoray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.KernelDescription;
import dev.smi.data.Source;
import dev.smi.data.split.Sources;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DataSplitterTest {

    @Property(tries = 300, seed = "1")
    void shouldGiveEveryElementToExactlyOneKernel(
            @ForAll @IntRange(max = 500) int elements,
            @ForAll @IntRange(min = 1, max = 7) int granule,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 9) Integer> batches) {
        Source data = Sources.grouped(Sources.of(new byte[elements]), granule);
        List<KernelDescription> kernels = batches.stream()
                .map(batch -> KernelDescription.of("k").batchSize((long) batch * granule))
                .toList();

        DataSplit split = DataSplitter.split(data, kernels, Rest.NEXT_ROUND);

        assertThat(split.counts()).allMatch(count -> count > 0);
        assertThat(split.counts().stream().mapToLong(c -> c).sum()).isEqualTo(elements);
        assertThat(split.counts().stream().limit(Math.max(0, split.counts().size() - 1)))
                .allMatch(count -> count % granule == 0);
        for (int slice = 0; slice < split.counts().size(); slice++) {
            long batch = split.kernels().get(slice % split.kernels().size()).batchSize();
            assertThat(batch == 0 || split.counts().get(slice) <= batch).isTrue();
        }
    }

    @Test
    void shouldShareWhatStatedBatchesLeave() {
        DataSplit split =
                DataSplitter.split(Sources.of(new byte[100]), List.of(kernel(0), kernel(10), kernel(0)), Rest.REFUSED);

        assertThat(split.counts()).containsExactly(45L, 10L, 45L);
        assertThat(split.notes()).isEmpty();
    }

    @Test
    void shouldTellThatKernelsGetNothing() {
        DataSplit split = DataSplitter.split(Sources.of(new byte[10]), List.of(kernel(10), kernel(10)), Rest.REFUSED);

        assertThat(split.kernels()).hasSize(1);
        assertThat(split.notes()).containsExactly("kernel 'k' gets nothing: the others take all data");
    }

    @Test
    void shouldRefuseToLeaveDataOver() {
        assertThatThrownBy(() ->
                        DataSplitter.split(Sources.of(new byte[25]), List.of(kernel(10), kernel(10)), Rest.REFUSED))
                .hasMessage("the data has 25 elements, and the batch sizes of 2 kernels add up to 20: 5 are left over;"
                        + " let them go on to the next round, or state larger batch sizes");
    }

    @Test
    void shouldRefuseBatchesThatCutWhatBelongsTogether() {
        Source grids = Sources.grouped(Sources.of(new float[1000]), 100);

        assertThatThrownBy(() -> DataSplitter.split(grids, List.of(kernel(150)), Rest.NEXT_ROUND))
                .hasMessage("the batch size of kernel 'k' is 150, and the data is never cut within 100 elements; take a"
                        + " multiple");
    }

    @Test
    void shouldWantSplitKernels() {
        assertThatThrownBy(() -> DataSplitter.split(
                        Sources.of(new byte[25]), List.of(kernel(10).instances(2)), Rest.NEXT_ROUND))
                .hasMessage("kernel 'k' has 2 instances, each of which gets a slice; split the kernels first");
        assertThatThrownBy(() -> DataSplitter.split(Sources.of(new byte[25]), List.of(), Rest.NEXT_ROUND))
                .hasMessage("data is split for kernels, and there are none");
    }

    private static KernelDescription kernel(long batchSize) {
        return KernelDescription.of("k").batchSize(batchSize);
    }
}
