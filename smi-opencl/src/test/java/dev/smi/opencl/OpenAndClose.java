package dev.smi.opencl;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import java.util.Map;

/** Opens a device and prints what it is, or why there is none. */
final class OpenAndClose {

    private OpenAndClose() {}

    public static void main(String[] arguments) {
        try (DeviceDriver device = Devices.open(Map.of())) {
            System.out.println("found " + device.description());
        } catch (DeviceException e) {
            System.out.println(e.getMessage());
        }
    }
}
