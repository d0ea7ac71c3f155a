package dev.smi.apps.bnn.picture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pictures of a file.
 *
 * @param name the file as the user named it
 * @param pictures as {@link dev.smi.apps.bnn.network.Pictures#bytes} says, one after the other
 * @param bytes of each
 * @param labels a byte for each picture, from their own place on; empty if nobody says what the pictures show
 * @param labelStep bytes from a label to the next
 */
record PictureFile(String name, MemorySegment pictures, int bytes, Optional<MemorySegment> labels, int labelStep) {

    long count() {
        return pictures.byteSize() / bytes;
    }

    /** What users call a picture: the file's name, with its number, from 0, if there are several. */
    String nameOf(long picture) {
        return count() == 1 ? name : name + "[" + picture + "]";
    }

    OptionalInt labelOf(long picture) {
        return labels.map(l -> OptionalInt.of(l.get(ValueLayout.JAVA_BYTE, picture * labelStep) & 0xff))
                .orElse(OptionalInt.empty());
    }
}
