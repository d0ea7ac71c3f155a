package dev.smi.run;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.launchfile.ElementType;
import dev.smi.run.launchfile.LaunchFile.ExpectEntry;
import dev.smi.run.launchfile.LaunchFile.Expected;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntFunction;

/**
 * The numbers that a buffer on one rank has to hold, from the expectation's first element on. Immutable.
 *
 * @param length how many
 * @param at each of them
 */
record ExpectedValues(int length, IntFunction<Number> at) {

    /** One rank of those that an expectation is about: the {@code index}-th of {@code count}. */
    record Share(int index, int count) {

        static final Share WHOLE = new Share(0, 1);
    }

    /**
     * What is expected of one rank's buffer.
     *
     * @throws DiagnosticException if the values are in a file that cannot be read or cannot be split
     */
    static ExpectedValues of(ExpectEntry expect, NamedBuffer buffer, Share share) {
        int rest = Math.max(0, buffer.count() - expect.at());
        return switch (expect.expected()) {
            case Expected.Iota _ -> new ExpectedValues(rest, i -> i);
            case Expected.Same same -> new ExpectedValues(rest, _ -> same.value());
            case Expected.Values values -> new ExpectedValues(values.values().size(), values.values()::get);
            case Expected.FromFile file -> fromFile(file, buffer.type(), file.isSplit() ? share : Share.WHOLE);
        };
    }

    private static ExpectedValues fromFile(Expected.FromFile file, ElementType type, Share share) {
        byte[] bytes = read(file);
        int unit = type.bytes() * share.count();
        if (bytes.length == 0 || bytes.length % unit != 0) {
            throw new DiagnosticException(
                    file.position(),
                    file.file() + " has " + bytes.length + " bytes; "
                            + (share.count() == 1 ? "" : share.count() + " ranks times ") + type.bytes()
                            + " bytes of a " + type.id() + " do not divide them");
        }
        ByteBuffer elements = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.length / unit;
        int first = length * share.index();
        return new ExpectedValues(length, i -> exact(type.get(elements, first + i)));
    }

    private static byte[] read(Expected.FromFile file) {
        try {
            return TextFiles.readBytes(file.file());
        } catch (DiagnosticException e) {
            throw new DiagnosticException(
                    file.position(),
                    file.file() + ": " + e.diagnostics().getFirst().message());
        }
    }

    /** In the form of numbers that are written out in the launch file. */
    private static Number exact(Number element) {
        return switch (element) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigInteger whole -> new BigDecimal(whole);
            default -> element;
        };
    }
}
