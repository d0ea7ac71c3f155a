package dev.smi.data.octoray;

import dev.smi.data.KernelDescription;
import dev.smi.data.Source;
import java.util.ArrayList;
import java.util.List;

/** Cuts data into contiguous slices by the kernels' batch sizes. Stateless. */
final class DataSplitter {

    private final Source data;
    private final List<KernelDescription> kernels;
    private final List<KernelDescription> taken = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long left;

    private DataSplitter(Source data, List<KernelDescription> kernels) {
        this.data = data;
        this.kernels = kernels;
        this.left = data.size();
    }

    /** @throws IllegalArgumentException if the data does not fit the kernels */
    static DataSplit split(Source data, List<KernelDescription> kernels, Rest rest) {
        if (kernels.isEmpty()) {
            throw new IllegalArgumentException("data is split for kernels, and there are none");
        }
        for (KernelDescription kernel : kernels) {
            if (kernel.instance() == 0 && kernel.instances() > 1) {
                throw new IllegalArgumentException(name(kernel) + " has " + kernel.instances()
                        + " instances, each of which gets a slice; split the kernels first");
            }
            if (kernel.batchSize() % data.granularity() != 0) {
                throw new IllegalArgumentException("the batch size of " + name(kernel) + " is " + kernel.batchSize()
                        + ", and the data is never cut within " + data.granularity() + " elements; take a multiple");
            }
        }
        return new DataSplitter(data, kernels).split(rest);
    }

    private DataSplit split(Rest rest) {
        long round = kernels.stream().mapToLong(KernelDescription::batchSize).reduce(0, Math::addExact);
        boolean isShared = kernels.stream().anyMatch(kernel -> kernel.batchSize() == 0);
        if (isShared) {
            share(Math.max(0, left - round));
        } else {
            if (rest == Rest.REFUSED && left > round) {
                throw new IllegalArgumentException("the data has " + left + " elements, and the batch sizes of "
                        + kernels.size() + " kernels add up to " + round + ": " + (left - round)
                        + " are left over; let them go on to the next round, or state larger batch sizes");
            }
            deal();
        }
        return new DataSplit(data, taken, counts, notes);
    }

    /** Kernels without a batch size get equal shares of what the others leave, in whole granules. */
    private void share(long free) {
        long sharers =
                kernels.stream().filter(kernel -> kernel.batchSize() == 0).count();
        long granule = data.granularity();
        long granules = free / granule + (free % granule == 0 ? 0 : 1);
        long sharer = 0;
        for (KernelDescription kernel : kernels) {
            long asked = kernel.batchSize();
            if (asked == 0) {
                asked = (granules / sharers + (sharer < granules % sharers ? 1 : 0)) * granule;
                sharer++;
            }
            give(kernel, asked, kernel.batchSize() > 0);
        }
    }

    private void deal() {
        int next = 0;
        while (left > 0) {
            KernelDescription kernel = kernels.get(next % kernels.size());
            give(kernel, kernel.batchSize(), true);
            next++;
        }
        if (next > kernels.size()) {
            notes.add("the data goes on to further rounds: " + next + " slices for " + kernels.size() + " kernels");
        }
        kernels.subList(Math.min(next, kernels.size()), kernels.size()).forEach(this::noteIdle);
    }

    private void give(KernelDescription kernel, long asked, boolean isStated) {
        long count = Math.min(asked, left);
        if (count == 0) {
            noteIdle(kernel);
            return;
        }
        if (isStated && count < asked) {
            notes.add("the last slice, for " + name(kernel) + ", has " + count + " elements of the " + asked
                    + " of its batch size");
        } else if (count % data.granularity() != 0) {
            notes.add("the last slice, for " + name(kernel) + ", ends within " + data.granularity()
                    + " elements that belong together: " + count % data.granularity() + " are there of the last ones");
        }
        if (counts.size() < kernels.size()) {
            taken.add(kernel); // later it is its turn again
        }
        counts.add(count);
        left -= count;
    }

    private void noteIdle(KernelDescription kernel) {
        notes.add(name(kernel) + " gets nothing: the others take all data");
    }

    /** How messages call a kernel. */
    private static String name(KernelDescription kernel) {
        return "kernel '" + kernel.path() + "'" + (kernel.instance() > 0 ? " instance " + kernel.instance() : "");
    }
}
