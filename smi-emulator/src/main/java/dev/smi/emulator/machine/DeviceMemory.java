package dev.smi.emulator.machine;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one FPGA, shared by the instances of all its kernels: one flat array, little endian, which bounds every
 * access.
 *
 * <p>Grows only between kernels' steps, by {@link #ensure}. Initialized by the first instance only, as all share it.
 * Not thread-safe: one kernel runs at a time.
 */
@SuppressWarnings("removal") // the runtime's interface has methods that are on their way out
public final class DeviceMemory implements Memory {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    /** The largest memory: what an array and a signed index have room for. */
    private static final int MOST_GROWTH = 64 << 20;

    static final int MAX_BYTES = Integer.MAX_VALUE / PAGE_SIZE * PAGE_SIZE;

    private byte[] bytes;
    private @Nullable KernelHost running;
    private DataSegment[] segments = new DataSegment[0];
    private boolean isInitialized;

    DeviceMemory(int pages) {
        this.bytes = new byte[pages * PAGE_SIZE];
    }

    /** The bytes themselves; a later {@link #ensure} may replace the array. */
    public byte[] bytes() {
        return bytes;
    }

    /** Notes which kernel runs; its channel operations go to this host. */
    public void setRunning(KernelHost kernel) {
        running = kernel;
    }

    /** The kernel that runs. */
    KernelHost running() {
        if (running == null) {
            throw new IllegalStateException("no kernel of this FPGA runs");
        }
        return running;
    }

    /** Makes room for addresses below {@code end}. */
    void ensure(long end) {
        if (end > MAX_BYTES) {
            throw new OutOfDeviceMemoryException(end, MAX_BYTES);
        }
        if (end > bytes.length) {
            // more than is needed, as growing copies everything
            long wanted = Math.max(end, bytes.length + Math.min(bytes.length / 2, MOST_GROWTH));
            long pages = Math.ceilDiv(wanted, (long) PAGE_SIZE);
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(MAX_BYTES, pages * PAGE_SIZE)));
        }
    }

    /** The text at an address, up to the byte 0 that ends it. */
    public String string(int address) {
        int end = address;
        while (read(end) != 0) {
            end++;
        }
        return new String(bytes, address, end - address, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static TrapException outOfBounds(IndexOutOfBoundsException fault) {
        return new TrapException("memory access out of bounds: " + fault.getMessage());
    }

    @Override
    public byte read(int address) {
        try {
            return bytes[address];
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public short readShort(int address) {
        try {
            return (short) SHORT.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(readShort(address));
    }

    @Override
    public int readInt(int address) {
        try {
            return (int) INT.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public long readLong(int address) {
        try {
            return (long) LONG.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public float readFloat(int address) {
        try {
            return (float) FLOAT.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public double readDouble(int address) {
        try {
            return (double) DOUBLE.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        try {
            java.util.Objects.checkFromIndexSize(address, length, bytes.length);
            return Arrays.copyOfRange(bytes, address, address + length);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeByte(int address, byte value) {
        try {
            bytes[address] = value;
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeShort(int address, short value) {
        try {
            SHORT.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeI32(int address, int value) {
        try {
            INT.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeLong(int address, long value) {
        try {
            LONG.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeF32(int address, float value) {
        try {
            FLOAT.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeF64(int address, double value) {
        try {
            DOUBLE.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void write(int address, byte[] data, int offset, int size) {
        try {
            System.arraycopy(data, offset, bytes, address, size);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void copy(int to, int from, int size) {
        try {
            System.arraycopy(bytes, from, bytes, to, size);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void fill(byte value, int from, int to) {
        try {
            java.util.Objects.checkFromToIndex(from, to, bytes.length);
            Arrays.fill(bytes, from, to, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void initialize(Instance instance, DataSegment @Nullable [] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment @Nullable [] dataSegments, int memory) {
        if (dataSegments == null || isInitialized) {
            return;
        }
        isInitialized = true;
        segments = dataSegments;
        for (DataSegment segment : dataSegments) {
            if (segment instanceof ActiveDataSegment active) {
                long[] address = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
                ensure(address[0] + active.data().length);
                write((int) address[0], active.data(), 0, active.data().length);
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int address, int offset, int size) {
        write(address, segments[segment].data(), offset, size);
    }

    @Override
    public int pages() {
        return bytes.length / PAGE_SIZE;
    }

    @Override
    public int initialPages() {
        return pages();
    }

    @Override
    public int maximumPages() {
        return MAX_BYTES / PAGE_SIZE;
    }

    /** Device code cannot allocate memory. */
    @Override
    public int grow(int pages) {
        return -1;
    }

    @Override
    public boolean shared() {
        return false;
    }

    /** All instances share the memory: a new one leaves it as it is. */
    @Override
    public void zero() {}

    @Override
    public void drop(int segment) {}

    @Override
    public Object lock(int address) {
        return this;
    }

    @Override
    public int waitOn(int address, int expected, long timeout) {
        throw noThreads();
    }

    @Override
    public int waitOn(int address, long expected, long timeout) {
        throw noThreads();
    }

    @Override
    public int notify(int address, int threads) {
        throw noThreads();
    }

    private static TrapException noThreads() {
        return new TrapException("device code has no threads to wait for");
    }
}
