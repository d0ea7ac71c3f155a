package dev.smi.opencl;

import dev.smi.device.DeviceException;
import org.jocl.CL;

/** OpenCL's error codes. */
final class ClStatus {

    private ClStatus() {}

    /** The error's name, as in OpenCL's header. */
    static String name(int status) {
        String name = CL.stringFor_errorCode(status);
        return name.startsWith("CL_") ? name + " (" + status + ")" : "OpenCL error " + status;
    }

    /**
     * Throws if a call failed.
     *
     * @param what what was tried, as the beginning of a message: {@code cannot start kernel "vadd"}
     */
    static void check(int status, String what) {
        if (status != CL.CL_SUCCESS) {
            throw new DeviceException(what + ": " + name(status));
        }
    }
}
