package dev.smi.data.octoray;

import dev.smi.data.KernelDescription;
import dev.smi.data.Source;
import java.util.List;

/**
 * Data in slices for kernels: slice {@code i} is for kernel {@code i}, and where there are more slices than kernels,
 * the first kernel gets the next one, and so on. Immutable.
 *
 * @param data all of it
 * @param kernels those that get a slice, in order
 * @param counts elements of each slice, in the order of the data; their sum is its size
 * @param notes what is not as it was asked for: a short last slice, kernels that get nothing, further rounds
 */
public record DataSplit(Source data, List<KernelDescription> kernels, List<Long> counts, List<String> notes) {

    public DataSplit {
        kernels = List.copyOf(kernels);
        counts = List.copyOf(counts);
        notes = List.copyOf(notes);
    }
}
