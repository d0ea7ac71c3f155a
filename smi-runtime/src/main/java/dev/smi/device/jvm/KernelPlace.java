package dev.smi.device.jvm;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in the user's source a kernel failed. Stateless. */
final class KernelPlace {

    /** The JDK and what kernels call of SMI: a user's mistake is where they are called. */
    private static final Pattern NOT_THE_USERS = Pattern.compile(
            "(java|jdk|sun)\\..*|dev\\.smi\\.[A-Z].*|dev\\.smi\\.(channel|device|fabric|job|kernel|transport)\\..*");

    private KernelPlace() {}

    /** File and line, {@code Ring.java:17}, of the innermost of the user's methods; empty if the cause has none. */
    static Optional<String> of(Method kernel, Throwable cause) {
        String owner = kernel.getDeclaringClass().getName();
        for (StackTraceElement frame : cause.getStackTrace()) {
            boolean isKernel =
                    frame.getClassName().equals(owner) && frame.getMethodName().equals(kernel.getName());
            if (isKernel || !NOT_THE_USERS.matcher(frame.getClassName()).matches()) {
                return Optional.ofNullable(frame.getFileName()).map(file -> file + ":" + frame.getLineNumber());
            }
        }
        return Optional.empty();
    }
}
