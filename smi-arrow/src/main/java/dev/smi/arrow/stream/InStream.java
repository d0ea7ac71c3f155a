package dev.smi.arrow.stream;

import dev.smi.arrow.model.FieldStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel reads of a column: transfers of up to {@link #perTransfer} elements. {@link #next} goes to the next
 * one, whose elements are in the {@link #lane}s.
 *
 * <p>A column's stream ends a command with the transfer that {@link #isLast}. One with elements of lists ends each list
 * with {@link #isLast} and the command with {@link #isEnd}. Its transfers are those of a device: full ones, but for a
 * list's last. For the kernel's thread; no method allocates.
 */
public final class InStream {

    private final FieldStream model;
    private final Commands commands;
    private final @Nullable InStream parent;
    private final MemorySegment lists;
    private final List<InLane> lanes;
    private int perTransfer;
    private int at;
    private int count;
    private int listEnd;
    private boolean isLast;
    private boolean isEnd = true;
    /** The last list of the command; for rows, which are one list, the same as {@code list}. */
    private int lastList;

    private int list;
    private int begun;
    private int finished;

    /** @param parent the stream of the lists whose elements these are */
    InStream(FieldStream model, Commands commands, @Nullable InStream parent, StreamMemory memory) {
        this.model = model;
        this.commands = commands;
        this.parent = parent;
        this.perTransfer = model.perTransfer();
        this.lists = model.lists().map(memory::segment).orElse(MemorySegment.NULL);
        this.lanes = model.lanes().stream()
                .map(lane -> new InLane(this, lane, memory.segment(lane.buffer())))
                .toList();
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
    public InLane lane(String name) {
        for (InLane lane : lanes) {
            if (lane.name().equals(name)) {
                return lane;
            }
        }
        throw new IllegalArgumentException(name() + " has no lane " + name + "; it has "
                + lanes.stream().map(InLane::name).collect(Collectors.joining(", ")));
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
    public InStream wide(int elements) {
        if (elements < 1) {
            throw new IllegalArgumentException(name() + ": " + elements + " elements a transfer; at least 1");
        }
        perTransfer = elements;
        return this;
    }

    /**
     * Goes to the next transfer. On a device, what comes after the last transfer of the last command is waited for in
     * vain; here it is a fault.
     *
     * @throws IllegalStateException if no command is left
     */
    public void next() {
        int from = at + count;
        int left = listEnd - from;
        if (left > 0) {
            at = from;
            count = Math.min(left, perTransfer);
            isLast = count == left;
            if (isLast && list == lastList) {
                end();
            }
        } else {
            nextList();
        }
    }

    /** Elements of the transfer; lanes have as many. */
    public int count() {
        return count;
    }

    /** Whether the transfer ends the command; with elements of lists, whether it ends a list. */
    public boolean isLast() {
        return isLast;
    }

    /** Whether the transfer ends the command. */
    public boolean isEnd() {
        return isEnd;
    }

    private void nextList() {
        if (isEnd) {
            begin();
            if (list > lastList) { // no list at all
                at = 0;
                listEnd = 0;
                count = 0;
                isLast = false;
                end();
                return;
            }
        } else {
            list++;
        }
        if (parent != null) {
            at = listEnd;
            listEnd = offset(list + 1);
        }
        int left = listEnd - at;
        if (left < 0) {
            throw new IllegalStateException(model.column() + ": list " + list + " ends at element " + listEnd
                    + ", before its beginning at " + at + "; its batch has damaged offsets");
        }
        count = Math.min(left, perTransfer);
        isLast = count == left;
        if (isLast && list == lastList) {
            end();
        }
    }

    private void begin() {
        if (begun == commands.given()) {
            throw new IllegalStateException(name() + " has nothing to read: all " + begun
                    + " commands of its column are read to their end, and a device would wait for ever; stop at "
                    + (parent == null ? "isLast()" : "isEnd()") + ", or give another command before");
        }
        int command = begun++;
        isEnd = false;
        if (parent == null) {
            at = commands.first(command);
            listEnd = Math.max(at, commands.last(command));
            list = 0;
            lastList = 0;
        } else {
            list = parent.first(command);
            lastList = parent.last(command) - 1;
            listEnd = list > lastList ? 0 : offset(list); // of the list before
        }
    }

    private void end() {
        isEnd = true;
        finished++;
    }

    /** The first element of a command. */
    private int first(int command) {
        if (parent == null) {
            return commands.first(command);
        }
        int firstList = parent.first(command);
        return firstList == parent.last(command) ? 0 : offset(firstList);
    }

    /** The element after the last one of a command. */
    private int last(int command) {
        if (parent == null) {
            return Math.max(commands.first(command), commands.last(command));
        }
        int end = parent.last(command);
        return parent.first(command) == end ? 0 : offset(end);
    }

    private int offset(int element) {
        return lists.get(ValueLayout.JAVA_INT_UNALIGNED, (long) element * Integer.BYTES);
    }

    /** Commands that were read to their end. */
    int finished() {
        return finished;
    }

    /** What is to be read yet, for a message. */
    Optional<String> unread() {
        return finished == commands.given()
                ? Optional.empty()
                : Optional.of(name() + " has read " + finished + " of " + commands.given() + " commands to the end");
    }

    /** Where an element of the transfer is in memory, counted in elements. */
    long element(int index) {
        if (index < 0 || index >= count) {
            throw outside(index);
        }
        return (long) at + index;
    }

    /** Where the transfer's elements begin. */
    int at() {
        return at;
    }

    private IndexOutOfBoundsException outside(int index) {
        return new IndexOutOfBoundsException(name() + ": element " + index + " of a transfer of " + count
                + (begun == 0 ? "; call next() first" : "; count() says how many there are"));
    }
}
