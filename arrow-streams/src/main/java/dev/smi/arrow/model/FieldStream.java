package dev.smi.arrow.model;

import dev.smi.arrow.model.StreamArgument.Capacity;
import dev.smi.arrow.model.StreamArgument.Memory;
import dev.smi.arrow.model.StreamArgument.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream between memory and the user's kernel. It is a channel named {@link #name}, whose elements are C structs
 * {@code <name>_t} of the lanes, {@code count}, {@code last} and, of lists' elements, {@code end}.
 *
 * <p>A stream has one kernel, {@link #kernel}, that moves it. That of a column takes commands from channel
 * {@code <name>_command} and gives their tags back through {@code <name>_unlock}. That of lists' elements is told by
 * its parent's kernel what to do, through {@code <name>_range}, and answers through {@code <name>_done}.
 *
 * @param name the channel's name: the batch's name, the column's, and for lists' elements the path to them
 * @param batch the batch's name
 * @param column the column that its elements are of, as messages name it: {@code R.p.name}
 * @param mode whether the user's kernel reads or writes it
 * @param perTransfer elements that a transfer carries at most
 * @param lanes what transfers carry, in order
 * @param lists for lists' elements: the offsets of the lists, one of the parent's buffers
 * @param isProfiled whether somebody wants to know how it fares
 * @param children the streams with the elements of its lists, in the order of the lanes with their lengths
 */
public record FieldStream(
        String name,
        String batch,
        String column,
        Mode mode,
        int perTransfer,
        List<Lane> lanes,
        Optional<ColumnBuffer> lists,
        boolean isProfiled,
        List<FieldStream> children) {

    public FieldStream {
        lanes = List.copyOf(lanes);
        children = List.copyOf(children);
    }

    /** Whether it carries elements of lists, and not rows. */
    public boolean isOfLists() {
        return lists.isPresent();
    }

    /** The kernel that moves it. */
    public String kernel() {
        return name + "_" + mode.suffix();
    }

    /** The buffers that hold what it carries, in the order of the lanes. */
    public List<ColumnBuffer> buffers() {
        return lanes.stream().map(Lane::buffer).toList();
    }

    /**
     * The arguments of its kernel, in order.
     *
     * <p>A reader takes the offsets of the lists if it {@link #isOfLists}, and its buffers, all {@code const}. A writer
     * takes its buffers (the offsets of the lists are written by its parent's kernel), its capacity, and where it notes
     * what came.
     */
    public List<StreamArgument> arguments() {
        List<StreamArgument> arguments = new ArrayList<>();
        if (mode == Mode.READ) {
            lists.ifPresent(offsets -> arguments.add(new Memory("list_offsets", offsets)));
        }
        for (Lane lane : lanes) {
            arguments.add(new Memory(lane.buffer().name(), lane.buffer()));
        }
        if (mode == Mode.WRITE) {
            arguments.add(new Capacity());
            arguments.add(new Written());
        }
        return arguments;
    }

    /** It and its children, and theirs, depth first. */
    public List<FieldStream> withChildren() {
        List<FieldStream> all = new ArrayList<>(List.of(this));
        children.forEach(child -> all.addAll(child.withChildren()));
        return all;
    }
}
