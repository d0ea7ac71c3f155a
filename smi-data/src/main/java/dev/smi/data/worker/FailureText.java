package dev.smi.data.worker;

import java.nio.file.FileSystemException;
import java.util.Objects;

/**
 * What a unit's exception says to people: its message, and the name of its class only where that says more. Stateless.
 */
public final class FailureText {

    private static final int MOST_CAUSES = 4;
    private static final String AT = "\n\tat ";

    private FailureText() {}

    /** The exception's words and those of its causes. */
    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder(own(failure));
        Throwable next = failure.getCause();
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            String more = own(next);
            if (text.indexOf(more) < 0) {
                text.append(", because of: ").append(more);
            }
            next = next.getCause();
        }
        return text.toString();
    }

    /**
     * The same, and on lines of their own the class and the place, for a client who cannot have the exception itself.
     */
    static String withPlace(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0
                ? ""
                : AT + trace[0] + " (" + failure.getClass().getName() + ")";
        return of(failure) + place;
    }

    /** What {@link #withPlace} made, without the place. */
    public static String withoutPlace(String text) {
        int end = text.indexOf(AT);
        return end < 0 ? text : text.substring(0, end);
    }

    private static String own(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        Throwable cause = failure.getCause();
        if (cause != null && message.equals(cause.toString())) {
            return own(cause); // an exception that only wraps
        }
        return message.isBlank() || isNameOnly(failure) ? failure.toString() : message;
    }

    /** Whether the message is no more than the name of a class or a file. */
    private static boolean isNameOnly(Throwable failure) {
        return failure instanceof ReflectiveOperationException
                || failure instanceof LinkageError
                || failure instanceof FileSystemException file && file.getReason() == null;
    }
}
