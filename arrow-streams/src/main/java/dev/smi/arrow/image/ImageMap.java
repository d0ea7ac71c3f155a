package dev.smi.arrow.image;

import java.util.List;
import java.util.Optional;

/**
 * What is where in a memory image.
 *
 * @param batches in the order of the interface
 */
public record ImageMap(List<BatchPlace> batches) {

    public ImageMap {
        batches = List.copyOf(batches);
    }

    /**
     * Where a batch is: what a host writes into its registers.
     *
     * @param name of the batch
     * @param rows how many rows it has; of one that a kernel writes, how many there is room for
     * @param buffers in Fletcher's order
     */
    public record BatchPlace(String name, int rows, List<BufferPlace> buffers) {

        public BatchPlace {
            buffers = List.copyOf(buffers);
        }

        /** Where a buffer is. */
        public Optional<BufferPlace> buffer(String buffer) {
            return buffers.stream().filter(each -> each.name().equals(buffer)).findFirst();
        }
    }

    /**
     * Where a buffer is.
     *
     * @param name its name in the interface
     * @param address of its first byte, a multiple of {@value ImageBuilder#ALIGNMENT}
     * @param bytes how many it takes
     */
    public record BufferPlace(String name, long address, long bytes) {}

    /** Where a batch is. */
    public Optional<BatchPlace> batch(String name) {
        return batches.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
