package dev.smi.apps.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of workers. Stateless. */
final class WorkerCount implements ITypeConverter<Integer> {

    /** Far more than a machine has cores; each of them takes a thread at least. */
    static final int MOST = 1024;

    WorkerCount() {}

    @Override
    public Integer convert(String text) {
        int count;
        try {
            count = Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw fault(text);
        }
        if (count < 1 || count > MOST) {
            throw fault(text);
        }
        return count;
    }

    private static TypeConversionException fault(String text) {
        return new TypeConversionException(
                "'" + text + "' is not within 1.." + MOST + "; leave it out for one worker" + " on each core");
    }
}
