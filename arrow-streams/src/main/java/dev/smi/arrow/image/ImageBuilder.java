package dev.smi.arrow.image;

import dev.smi.arrow.image.BatchContents.Content;
import dev.smi.arrow.image.ImageMap.BatchPlace;
import dev.smi.arrow.image.ImageMap.BufferPlace;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts batches into a memory image: one after the other from address 0 on, their buffers in Fletcher's order, each at a
 * multiple of {@value #ALIGNMENT} bytes and filled up with zeros to one. Not thread-safe.
 */
public final class ImageBuilder {

    /** What addresses of buffers are multiples of, as Arrow recommends and Fletcher's bus wants. */
    public static final int ALIGNMENT = 64;

    private final String target;
    private final MemoryImage image = new MemoryImage();
    private final List<BatchPlace> places = new ArrayList<>();
    private long next;

    /**
     * Makes a builder.
     *
     * @param target what messages name: the file that the image is for
     */
    public ImageBuilder(String target) {
        this.target = target;
    }

    /** Adds a batch that a kernel reads. */
    public void add(BatchContents batch) {
        List<BufferPlace> buffers = new ArrayList<>();
        for (Content content : batch.buffers()) {
            byte[] bytes = content.bytes();
            buffers.add(place(content.buffer(), bytes.length));
            image.put(buffers.getLast().address(), Arrays.copyOf(bytes, (int)
                    (next - buffers.getLast().address())));
        }
        places.add(new BatchPlace(batch.batch().name(), batch.rows(), buffers));
    }

    /**
     * Leaves room for a batch that a kernel writes. Nothing is put there: the map says where it is.
     *
     * @param rows how many rows at most
     * @param elements how many elements of each column of lists, bytes of each column of strings
     */
    public void reserve(Batch batch, int rows, int elements) {
        List<BufferPlace> buffers = new ArrayList<>();
        for (ColumnBuffer buffer : batch.buffers()) {
            boolean isOfLists = batch.allStreams().stream()
                    .filter(stream -> stream.buffers().contains(buffer))
                    .anyMatch(FieldStream::isOfLists);
            buffers.add(place(buffer, buffer.bytes(isOfLists ? elements : rows)));
        }
        places.add(new BatchPlace(batch.name(), rows, buffers));
    }

    private BufferPlace place(ColumnBuffer buffer, long bytes) {
        BufferPlace place = new BufferPlace(buffer.name(), next, bytes);
        next = aligned(next + bytes);
        if (next > SrecFile.ADDRESSES) {
            throw new DiagnosticException(
                    SourcePosition.of(target),
                    buffer.name() + " would end at address " + (place.address() + bytes)
                            + ", and S-records have addresses below 2^32; take fewer rows, or reserve less");
        }
        return place;
    }

    static long aligned(long address) {
        return Math.ceilDiv(address, (long) ALIGNMENT) * ALIGNMENT;
    }

    /** The image. */
    public MemoryImage image() {
        return image;
    }

    /** What is where in it. */
    public ImageMap map() {
        return new ImageMap(places);
    }
}
