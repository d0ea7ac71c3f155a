package dev.smi.arrow.stream;

import dev.smi.arrow.model.FieldStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel writes of a column: it sets elements in the {@link #lane}s, and {@link #push}es them as a transfer.
 *
 * <p>A column's stream ends a command with a transfer that is {@code last}. One with elements of lists ends each list
 * with {@code last} and the command with {@code end}. Elements beyond the capacity are counted, and not stored. For the
 * kernel's thread; no method allocates.
 */
public final class OutStream {

    private final FieldStream model;
    private final Commands commands;
    private final @Nullable OutStream parent;
    private final MemorySegment lists;
    private final int capacity;
    private final List<OutLane> lanes;
    private final List<OutStream> children = new ArrayList<>();
    private int perTransfer;
    private int at;
    private boolean isOpen;
    private int begun;
    private int finished;
    private int written;

    /** @param parent the stream of the lists whose elements these are */
    OutStream(FieldStream model, Commands commands, @Nullable OutStream parent, StreamMemory memory) {
        this.model = model;
        this.commands = commands;
        this.parent = parent;
        this.perTransfer = model.perTransfer();
        this.capacity = memory.capacity(model);
        this.lists = model.lists().map(memory::segment).orElse(MemorySegment.NULL);
        this.lanes = model.lanes().stream()
                .map(lane -> new OutLane(this, lane, memory.segment(lane.buffer())))
                .toList();
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** Its name, that of the channel on a device. */
    public String name() {
        return model.name();
    }

    /**
     * A part of what its transfers carry.
     *
     * @param name as the interface names it: {@code data}, {@code valid}, {@code length}, or in a struct the member's
     *     path
     * @throws IllegalArgumentException if it has no such lane; the message names those that it has
     */
    public OutLane lane(String name) {
        for (OutLane lane : lanes) {
            if (lane.name().equals(name)) {
                return lane;
            }
        }
        throw new IllegalArgumentException(name() + " has no lane " + name + "; it has "
                + lanes.stream().map(OutLane::name).collect(Collectors.joining(", ")));
    }

    /** Elements that a transfer carries at most. */
    public int perTransfer() {
        return perTransfer;
    }

    /**
     * Makes transfers carry more from the next one on, which no device does, but loops over them are faster.
     *
     * @return this
     */
    public OutStream wide(int elements) {
        if (elements < 1) {
            throw new IllegalArgumentException(name() + ": " + elements + " elements a transfer; at least 1");
        }
        perTransfer = elements;
        lanes.forEach(lane -> lane.wide(elements));
        return this;
    }

    /**
     * Sends a transfer of rows.
     *
     * @param count how many elements have been set, from the first on; 0 is none
     * @param last whether that was the command's last
     * @throws IllegalStateException if no command is left, or the stream is one with elements of lists
     */
    public void push(int count, boolean last) {
        if (parent != null) {
            throw new IllegalStateException(
                    name() + " carries elements of lists; say whether the command ends, too: push(count, last, end)");
        }
        take(count);
        if (last) {
            end();
        }
    }

    /**
     * Sends a transfer of elements of lists.
     *
     * @param count how many elements have been set, from the first on; 0 is none
     * @param last whether that ends a list
     * @param end whether that was the command's last
     * @throws IllegalStateException if no command is left, or the stream is one of rows
     */
    public void push(int count, boolean last, boolean end) {
        if (parent == null) {
            throw new IllegalStateException(
                    name() + " carries rows, and no lists that could end; use push(count, last)");
        }
        if (end && !last && count > 0) {
            throw new IllegalStateException(name() + " ends with " + count
                    + " elements of a list that does not; end the list, too: push(count, true, true)");
        }
        take(count);
        if (end) {
            end();
        }
    }

    private void take(int count) {
        if (!isOpen) {
            begin();
        }
        if (count < 0 || count > perTransfer) {
            throw new IllegalArgumentException(name() + ": a transfer of " + count + " elements; it can have 0 to "
                    + perTransfer + ", which wide(elements) changes");
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).push(count);
        }
        if (count > Integer.MAX_VALUE - at) {
            throw new IllegalStateException(name() + " has more than " + Integer.MAX_VALUE
                    + " elements, as many as 32-bit offsets reach; write several batches");
        }
        at += count;
    }

    /** Makes ready for elements, which are to be at the right place from the first on. */
    private void begin() {
        if (begun == commands.given()) {
            throw new IllegalStateException(
                    name() + " has nothing to write: all " + begun
                            + " commands of its column have ended, and a device would wait for ever; give another command before");
        }
        if (parent != null && parent.begun <= begun && parent.finished < begun) {
            throw new IllegalStateException(name() + " comes to command " + begun + " while " + parent.name()
                    + " is at " + parent.finished + "; end that one there before");
        }
        int first = start(begun++);
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).begin(first);
        }
        at = first;
        isOpen = true;
    }

    /** Where a command's elements begin. */
    private int start(int command) {
        if (parent == null) {
            return commands.first(command);
        }
        int firstList = parent.start(command);
        if (firstList == 0) {
            return 0;
        }
        // without room nothing says it, but those who only append go on where they are
        return firstList <= parent.capacity
                ? lists.get(ValueLayout.JAVA_INT_UNALIGNED, (long) firstList * Integer.BYTES)
                : at;
    }

    private void end() {
        isOpen = false;
        finished++;
        written = at;
        requireLengths();
        children.forEach(OutStream::requireLengths);
    }

    /** Where the next element goes. */
    int at() {
        return at;
    }

    int capacity() {
        return capacity;
    }

    /** Where an element that is set is in memory, counted in elements; it may be beyond the capacity. */
    long element(int index) {
        if (!isOpen) {
            begin();
        }
        if (index < 0 || index >= perTransfer) {
            throw new IndexOutOfBoundsException(name() + ": element " + index + " of a transfer of at most "
                    + perTransfer + "; push before, or allow more with wide(elements)");
        }
        return (long) at + index;
    }

    /** Elements there are, after all commands. */
    int written() {
        return written;
    }

    /** Commands that have ended. */
    int finished() {
        return finished;
    }

    /**
     * Compares the elements of lists with their lengths; when both have come to the same command's end.
     *
     * @throws IllegalStateException if there are more or fewer
     */
    void requireLengths() {
        if (parent == null || parent.finished != finished || isOpen || parent.isOpen) {
            return;
        }
        for (OutLane lane : parent.lanes) {
            if (lane.buffer().equals(model.lists().orElseThrow()) && lane.boundary() != at) {
                throw new IllegalStateException(name() + ": elements to " + at + " came, and by the lengths in "
                        + parent.name() + " they are to " + lane.boundary());
            }
        }
    }

    /** What is to be written yet, for a message. */
    Optional<String> unwritten() {
        return finished == commands.given()
                ? Optional.empty()
                : Optional.of(name() + " has ended " + finished + " of " + commands.given() + " commands");
    }
}
