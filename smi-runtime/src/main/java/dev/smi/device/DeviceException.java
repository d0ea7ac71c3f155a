package dev.smi.device;

/**
 * A device cannot do what was asked, or a kernel failed. The message names the device's rank or kernel, limit and
 * remedy.
 */
public class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault. */
    public DeviceException(String message) {
        super(message);
    }

    /** A fault with a cause. */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
