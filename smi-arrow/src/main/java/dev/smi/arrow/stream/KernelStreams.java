package dev.smi.arrow.stream;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel in Java works with: the streams of its batches, their commands, its registers. For the kernel's thread.
 *
 * <p>A command asks for the rows first to last, exclusive, of a column that is read; of one that is written it says
 * where rows begin. Its tag comes back when all of it has been read or written. Commands of a column are done one after
 * the other; streams of a column are independent of each other within a command.
 */
public final class KernelStreams {

    private final KernelRegisters registers;
    private final StreamMemory memory;
    private final Map<String, InStream> ins = new LinkedHashMap<>();
    private final Map<String, OutStream> outs = new LinkedHashMap<>();
    private final Map<String, BatchStreams> batches = new LinkedHashMap<>();
    private long returned;

    KernelStreams(ArrowInterface program, KernelRegisters registers, StreamMemory memory) {
        this.registers = registers;
        this.memory = memory;
        for (Batch batch : program.batches()) {
            BatchStreams columns = new BatchStreams(batch);
            batches.put(batch.name(), columns);
            for (FieldStream stream : batch.streams()) {
                ColumnStreams column = new ColumnStreams(batch, stream.column());
                columns.all().add(column);
                columns.byName().put(stream.name().substring(batch.name().length() + 1), column);
                if (batch.mode() == Mode.READ) {
                    addIn(stream, column, null);
                } else {
                    addOut(stream, column, null);
                }
            }
        }
    }

    private void addIn(FieldStream model, ColumnStreams column, @Nullable InStream parent) {
        InStream stream = new InStream(model, column.commands(), parent, memory);
        ins.put(model.name(), stream);
        column.ins().add(stream);
        model.children().forEach(child -> addIn(child, column, stream));
    }

    private void addOut(FieldStream model, ColumnStreams column, @Nullable OutStream parent) {
        OutStream stream = new OutStream(model, column.commands(), parent, memory);
        outs.put(model.name(), stream);
        column.outs().add(stream);
        model.children().forEach(child -> addOut(child, column, stream));
    }

    /** The columns of a batch that have streams, in order. */
    private record BatchStreams(Batch batch, List<ColumnStreams> all, Map<String, ColumnStreams> byName) {

        BatchStreams(Batch batch) {
            this(batch, new ArrayList<>(), new LinkedHashMap<>());
        }

        ColumnStreams column(String name) {
            ColumnStreams column = byName.get(name);
            if (column == null) {
                throw unknown("column of " + batch.name() + " with streams,", name, byName);
            }
            return column;
        }
    }

    /** The streams of a column, and its commands. */
    private record ColumnStreams(Batch batch, Commands commands, List<InStream> ins, List<OutStream> outs) {

        ColumnStreams(Batch batch, String column) {
            this(batch, new Commands(column), new ArrayList<>(), new ArrayList<>());
        }

        /** What keeps a command from being done. */
        Optional<String> delay(int command) {
            for (int i = 0; i < ins.size(); i++) {
                InStream in = ins.get(i);
                if (in.finished() <= command) {
                    return in.unread();
                }
            }
            for (int i = 0; i < outs.size(); i++) {
                OutStream out = outs.get(i);
                if (out.finished() <= command) {
                    return out.unwritten();
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A stream that is read.
     *
     * @param name that of the channel on a device, {@code R_name_chars}
     * @throws IllegalArgumentException if there is no such stream; the message names those that there are
     */
    public InStream in(String name) {
        InStream stream = ins.get(name);
        if (stream == null) {
            throw unknown("stream to read", name, ins);
        }
        return stream;
    }

    /**
     * A stream that is written.
     *
     * @param name that of the channel on a device, {@code W_name_chars}
     * @throws IllegalArgumentException if there is no such stream; the message names those that there are
     */
    public OutStream out(String name) {
        OutStream stream = outs.get(name);
        if (stream == null) {
            throw unknown("stream to write", name, outs);
        }
        return stream;
    }

    /** The first row of a batch that the host asks for. */
    public int first(String batch) {
        return registers.range(batch(batch).batch().name()).first();
    }

    /** The row after the last one that the host asks for. */
    public int last(String batch) {
        return registers.range(batch(batch).batch().name()).last();
    }

    /**
     * A register of the kernel's own, without sign.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public long register(String name) {
        return registers.own(name);
    }

    /** Gives a command to all columns of a batch; of one that is written {@code last} is not looked at. */
    public void command(String batch, int first, int last, int tag) {
        List<ColumnStreams> columns = batch(batch).all();
        for (int i = 0; i < columns.size(); i++) {
            give(columns.get(i), first, last, tag);
        }
    }

    /** Gives a command to one column. */
    public void command(String batch, String column, int first, int last, int tag) {
        give(batch(batch).column(column), first, last, tag);
    }

    private void give(ColumnStreams column, int first, int last, int tag) {
        boolean isRead = column.batch().mode() == Mode.READ;
        int rows = isRead ? memory.rows(column.batch().name()) : Integer.MAX_VALUE;
        if (first < 0 || first > rows || isRead && (last < 0 || last > rows)) {
            throw new IllegalArgumentException("a command for rows " + first + " to " + last + " of "
                    + column.commands().column() + ", which has " + rows + "; keep within 0 to " + rows);
        }
        column.commands().give(first, last, tag);
    }

    /**
     * Takes the tags of the oldest command of all columns of a batch.
     *
     * @return that of the first column; 0 if there is none
     * @throws IllegalStateException if it is not done, or there is none
     */
    public int unlock(String batch) {
        int tag = 0;
        List<ColumnStreams> columns = batch(batch).all();
        for (int i = columns.size() - 1; i >= 0; i--) {
            tag = unlock(columns.get(i));
        }
        return tag;
    }

    /**
     * Takes the tag of the oldest command of a column.
     *
     * @throws IllegalStateException if it is not done, or there is none
     */
    public int unlock(String batch, String column) {
        return unlock(batch(batch).column(column));
    }

    private static int unlock(ColumnStreams column) {
        Commands commands = column.commands();
        if (commands.oldest() == commands.given()) {
            throw new IllegalStateException("all " + commands.given() + " tags of " + commands.column()
                    + " are back, and a device would wait for ever; unlock as often as there are commands");
        }
        Optional<String> delay = column.delay(commands.oldest());
        if (delay.isPresent()) {
            throw new IllegalStateException("the tag of " + commands.column()
                    + " does not come, and a device would wait" + " for ever: " + delay.get() + "; do that before");
        }
        return commands.unlock();
    }

    /** What the host gets: the two words of it are {@code return0}, the lower one, and {@code return1}. */
    public void setReturn(long value) {
        returned = value;
    }

    long returned() {
        return returned;
    }

    /** Elements that streams which are written have now, by their names. */
    Map<String, Integer> written() {
        return outs.values().stream().collect(Collectors.toMap(OutStream::name, OutStream::written));
    }

    /** Fails if a device's kernels would not end. */
    void requireDone() {
        for (BatchStreams batch : batches.values()) {
            for (ColumnStreams column : batch.all()) {
                Optional<String> delay = column.delay(column.commands().given() - 1);
                if (delay.isPresent()) {
                    throw new IllegalStateException("the kernel has returned, and its commands are not done: "
                            + delay.get() + "; a device would wait for ever, so read and write to the end");
                }
            }
        }
    }

    private BatchStreams batch(String name) {
        BatchStreams batch = batches.get(name);
        if (batch == null) {
            throw unknown("batch", name, batches);
        }
        return batch;
    }

    private static IllegalArgumentException unknown(String what, String name, Map<String, ?> all) {
        return new IllegalArgumentException("there is no " + what + " " + name + "; there is "
                + (all.isEmpty() ? "none" : String.join(", ", all.keySet())));
    }
}
