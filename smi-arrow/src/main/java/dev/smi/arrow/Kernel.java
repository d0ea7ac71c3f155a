package dev.smi.arrow;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.Mode;
import dev.smi.arrow.model.Register.Content;
import dev.smi.arrow.stream.KernelRegisters;
import dev.smi.arrow.stream.KernelRegisters.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kernel of a program, with its registers. For the thread of its context, of which it should be the only one.
 *
 * <p>It starts with ranges of all rows of batches that are read, 0 to 0 of those that are written, and with 0 in its
 * own registers. It can be started any number of times.
 */
public final class Kernel {

    private final Context context;
    private final ArrowInterface program;
    private final Engine engine;
    private final Map<String, Range> ranges = new HashMap<>();
    private final Map<String, Long> own = new LinkedHashMap<>();
    private State state = State.IDLE;
    private long returned;
    private boolean hasWritten;

    private enum State {
        IDLE(Content.Status.IDLE),
        BUSY(Content.Status.BUSY),
        DONE(Content.Status.DONE);

        private final int bits;

        State(int bits) {
            this.bits = bits;
        }
    }

    /**
     * The kernel of a context.
     *
     * @throws IllegalStateException if the context is not enabled
     */
    public Kernel(Context context) {
        this.context = context;
        this.engine = context.engine();
        this.program = context.program();
        for (QueuedBatch batch : context.batches()) {
            int last = batch.batch().mode() == Mode.READ ? batch.rows() : 0;
            ranges.put(batch.batch().name(), new Range(0, last));
        }
        program.registers().forEach(register -> own.put(register.name(), 0L));
    }

    /**
     * Makes it idle, with 0 as what it returned. Ranges and arguments stay.
     *
     * @throws IllegalStateException if it runs
     */
    public void reset() {
        requireRest();
        state = State.IDLE;
        returned = 0;
    }

    /**
     * The rows of a batch that the kernel is to work on.
     *
     * @param batch its number in the interface, from 0
     * @param first the first row; of a batch that is written, where rows begin: 0 begins anew, otherwise at most the
     *     rows of the last run
     * @param last the row after the last one; of a batch that is written, what the kernel takes it for
     * @throws IllegalArgumentException if the batch has no such rows
     */
    public void setRange(int batch, int first, int last) {
        requireRest();
        QueuedBatch chosen = context.batch(batch);
        boolean isRead = chosen.batch().mode() == Mode.READ;
        if (first < 0 || last < first || first > chosen.rows() || isRead && last > chosen.rows()) {
            throw new IllegalArgumentException("rows " + first + " to " + last + " of "
                    + chosen.batch().name() + ", which has " + (isRead ? "" : "room for ") + chosen.rows()
                    + "; give 0 <= first <= last <= " + chosen.rows());
        }
        if (!isRead && first > rowsWritten(chosen)) {
            throw new IllegalArgumentException("rows from " + first + " on of "
                    + chosen.batch().name() + ", into which"
                    + " the last run wrote " + rowsWritten(chosen) + " rows: there would be nothing between; give 0 <="
                    + " first <= " + rowsWritten(chosen));
        }
        ranges.put(chosen.batch().name(), new Range(first, last));
    }

    /** Of all its columns; 0 before the first run, and after one that failed. */
    private int rowsWritten(QueuedBatch batch) {
        return hasWritten
                ? batch.batch().streams().stream()
                        .mapToInt(engine::written)
                        .min()
                        .orElse(0)
                : 0;
    }

    /** As {@link #setRange(int, int, int)}, with the batch's name. */
    public void setRange(String batch, int first, int last) {
        setRange(context.index(batch), first, last);
    }

    /**
     * Sets all of the kernel's own registers.
     *
     * @param words one for each, two for one of 64 bits, the lower first
     * @throws IllegalArgumentException if there are too few or too many, or one is too large for its register
     */
    public void setArguments(int... words) {
        requireRest();
        int needed = program.registers().stream().mapToInt(Kernel::words).sum();
        if (words.length != needed) {
            throw new IllegalArgumentException(words.length + " words for the registers of " + program.kernel()
                    + ", which take " + needed + ": " + own.keySet() + ", 64 bits take two words");
        }
        int next = 0;
        for (CustomRegister register : program.registers()) {
            long value = Integer.toUnsignedLong(words[next++]);
            if (words(register) > 1) {
                value |= (long) words[next++] << Integer.SIZE;
            }
            put(register, value);
        }
    }

    /**
     * Sets one of the kernel's own registers.
     *
     * @param value its bits, without sign
     * @throws IllegalArgumentException if there is none such, or the value is too large for it
     */
    public void setArgument(String name, long value) {
        requireRest();
        put(
                program.registers().stream()
                        .filter(register -> register.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(program.kernel() + " has no register " + name
                                + " of its own; it has " + (own.isEmpty() ? "none" : String.join(", ", own.keySet())))),
                value);
    }

    private void put(CustomRegister register, long value) {
        if (register.bits() < Long.SIZE && value >>> register.bits() != 0) {
            throw new IllegalArgumentException("register " + register.name() + " has " + register.bits() + " bits, and "
                    + Long.toUnsignedString(value) + " needs more; give 0 to " + ((1L << register.bits()) - 1));
        }
        own.put(register.name(), value);
    }

    private static int words(CustomRegister register) {
        return register.bits() == Long.SIZE ? 2 : 1;
    }

    /**
     * Starts it, and what moves its streams.
     *
     * @throws IllegalStateException if it runs, or part of a run that failed could not be ended
     * @throws dev.smi.job.JobException if the job has ended, as it does by a deadlock
     * @throws dev.smi.device.DeviceException if the device cannot start it
     */
    public void start() {
        requireRest();
        engine.start(new KernelRegisters(ranges, own));
        state = State.BUSY;
    }

    /** Whether it has ended, in whatever way, or its run failed, as {@link #pollUntilDone} told. */
    public boolean isDone() {
        return state != State.BUSY || engine.isDone();
    }

    /**
     * Waits for its end, and that of what moves its streams. When something fails, the rest is ended as far as the
     * device can, and the run is over.
     *
     * @throws dev.smi.device.DeviceException if one of them failed
     * @throws dev.smi.job.JobException if they have not all ended in time, or are in a deadlock: what each waits for
     * @throws IllegalStateException if it was not started
     */
    public void pollUntilDone(Duration deadline) {
        if (state != State.BUSY) {
            throw new IllegalStateException(program.kernel() + " does not run; start() it before waiting for its end");
        }
        try {
            engine.join(deadline);
            returned = engine.returned();
            state = State.DONE;
        } finally {
            hasWritten = state == State.DONE;
            state = hasWritten ? State.DONE : State.IDLE;
        }
    }

    /** What it returned, both words; 0 before its end. */
    public long getReturn() {
        return returned;
    }

    /**
     * A word of what it returned.
     *
     * @param word 0 is the lower one, 1 the upper one
     */
    public int getReturn(int word) {
        return half(returned, word);
    }

    /**
     * All registers, as a host would see them whose memory has all buffers one after the other, each from a multiple of
     * 64 on, from 0.
     */
    public List<RegisterValue> registers() {
        Map<String, Long> addresses = BufferAddresses.of(context.batches());
        List<RegisterValue> values = new ArrayList<>();
        program.registerMap()
                .forEach(register -> values.add(new RegisterValue(
                        register,
                        switch (register.content()) {
                            case Content.Control _ -> state == State.BUSY ? Content.Control.START : 0;
                            case Content.Status _ -> state.bits;
                            case Content.Returned word -> half(returned, word.word());
                            case Content.FirstRow first ->
                                range(first.batch().name()).first();
                            case Content.LastRow last ->
                                range(last.batch().name()).last();
                            case Content.Address address ->
                                half(addresses.getOrDefault(address.buffer().name(), 0L), address.word());
                            case Content.Own own64 ->
                                half(own.getOrDefault(own64.register().name(), 0L), own64.word());
                        })));
        return values;
    }

    private Range range(String batch) {
        return ranges.getOrDefault(batch, new Range(0, 0));
    }

    private static int half(long value, int word) {
        if (word < 0 || word > 1) {
            throw new IllegalArgumentException("word " + word + "; there are 0, the lower one, and 1");
        }
        return (int) (value >>> word * Integer.SIZE);
    }

    private void requireRest() {
        if (state == State.BUSY || !engine.isDone() && !engine.isFailed()) {
            throw new IllegalStateException(program.kernel() + " runs; wait for its end with pollUntilDone");
        }
    }
}
