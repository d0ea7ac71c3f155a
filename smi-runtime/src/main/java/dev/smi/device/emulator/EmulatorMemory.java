package dev.smi.device.emulator;

import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.LiveEmulator;
import java.lang.foreign.MemorySegment;

/** Memory of an emulated FPGA. */
final class EmulatorMemory implements DeviceMemory {

    private final EmulatorDriver driver;
    private final LiveEmulator emulator;
    private final DeviceBuffer buffer;
    private boolean isReleased;

    EmulatorMemory(EmulatorDriver driver, LiveEmulator emulator, DeviceBuffer buffer) {
        this.driver = driver;
        this.emulator = emulator;
        this.buffer = buffer;
    }

    /** Whether it belongs to a device, and the program is still loaded that it was taken for. */
    boolean isOf(EmulatorDriver other) {
        return !isReleased && driver.equals(other) && driver.isCurrent(emulator);
    }

    DeviceBuffer buffer() {
        return buffer;
    }

    @Override
    public long bytes() {
        return buffer.bytes();
    }

    @Override
    public void write(long offset, MemorySegment source) {
        requireCurrent();
        driver.done(emulator.write(buffer, offset, source), "to write a buffer");
    }

    @Override
    public void read(long offset, MemorySegment target) {
        requireCurrent();
        driver.done(emulator.read(buffer, offset, target), "to read a buffer");
    }

    private void requireCurrent() {
        if (!isOf(driver)) {
            throw new DeviceException(
                    "the buffer is gone: it was closed, or another program was loaded since; allocate it again");
        }
    }

    @Override
    public void release() {
        if (!isReleased) {
            isReleased = true;
            driver.reuse(emulator, buffer);
        }
    }
}
