package dev.smi.hls;

import java.util.List;
import java.util.Optional;

/**
 * A stream between memory and a kernel.
 *
 * @param name the channel's name
 * @param kernel the kernel that moves it
 * @param content what it carries, for people
 * @param perTransfer elements that a transfer carries at most
 * @param isRead whether the user's kernel reads it
 * @param isOfLists whether it carries elements of lists, and not rows
 * @param lanes what it carries
 * @param children the streams with the elements of its lists, in the order of the lanes that are lengths
 */
public record ArrowStream(
        String name,
        String kernel,
        String content,
        int perTransfer,
        boolean isRead,
        boolean isOfLists,
        List<ArrowLane> lanes,
        List<ArrowChild> children) {

    public ArrowStream {
        lanes = List.copyOf(lanes);
        children = List.copyOf(children);
    }

    /**
     * Elements of lists.
     *
     * @param name the channel's name
     * @param lane the lane with the lengths of the lists
     */
    public record ArrowChild(String name, ArrowLane lane) {}

    /** The number of elements if transfers carry arrays of them. */
    public Optional<Integer> array() {
        return perTransfer > 1 ? Optional.of(perTransfer) : Optional.empty();
    }

    /** The lanes whose elements are bits. */
    public List<ArrowLane> bits() {
        return lanes.stream().filter(ArrowLane::isBits).toList();
    }
}
