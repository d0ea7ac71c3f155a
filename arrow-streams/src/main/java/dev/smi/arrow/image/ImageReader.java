package dev.smi.arrow.image;

import dev.smi.arrow.image.ImageMap.BatchPlace;
import dev.smi.arrow.image.ImageMap.BufferPlace;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Optional;

/** Takes batches from a memory image, in the order in which they were put there. Not thread-safe. */
public final class ImageReader {

    private final String source;
    private final MemoryImage image;
    private final Optional<ImageMap> map;
    private long next;

    /**
     * Makes a reader.
     *
     * @param source what messages name: the file that the image is from
     * @param map what is where; if empty, batches are one after the other as {@link ImageBuilder} puts them
     */
    public ImageReader(String source, MemoryImage image, Optional<ImageMap> map) {
        this.source = source;
        this.image = image;
        this.map = map;
    }

    /**
     * The next batch.
     *
     * @param rows how many it has
     * @throws DiagnosticException if it is not in the map, parts of it are not in the image, or its offsets decrease
     */
    public BatchContents read(Batch batch, int rows) {
        if (map.isEmpty()) {
            return BatchWalk.contents(source, batch, rows, this::packed);
        }
        BatchPlace place = map.get()
                .batch(batch.name())
                .orElseThrow(() -> fault("the image's map has no batch " + batch.name()
                        + "; give the map that was written for these schemas"));
        return BatchWalk.contents(source, batch, rows, (buffer, bytes) -> mapped(place, buffer, bytes));
    }

    private byte[] packed(ColumnBuffer buffer, long bytes) {
        long address = next;
        next = ImageBuilder.aligned(address + bytes);
        return bytes(buffer, address, bytes);
    }

    private byte[] mapped(BatchPlace batch, ColumnBuffer buffer, long bytes) {
        BufferPlace place = batch.buffer(buffer.name())
                .orElseThrow(() -> fault("the image's map has no buffer " + buffer.name()
                        + "; give the map that was written for these schemas"));
        if (bytes > place.bytes()) {
            throw fault(buffer.name() + " would need " + bytes + " bytes, and has " + place.bytes()
                    + " in the image's map; check the number of rows, or reserve more");
        }
        return bytes(buffer, place.address(), bytes);
    }

    private byte[] bytes(ColumnBuffer buffer, long address, long bytes) {
        long end = image.end(address);
        if (end - address < bytes) {
            throw fault(buffer.name() + " would be the " + bytes + " bytes from address " + hex(address)
                    + " on, and the image has nothing at " + hex(end)
                    + "; check the number of rows and the order of the schemas");
        }
        return image.get(address, (int) bytes);
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private DiagnosticException fault(String message) {
        return new DiagnosticException(SourcePosition.of(source), message);
    }
}
