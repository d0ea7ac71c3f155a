package dev.smi.apps.gzip;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 65536}, {@code 128K}, {@code 4M} or {@code 1G}. Stateless. */
final class ChunkSize implements ITypeConverter<Long> {

    /** Members of less would be larger than they need be: each starts without knowing what came before. */
    static final long MINIMUM = 32L << 10;

    /** What an engine takes at once. */
    static final long MAXIMUM = 1L << 30;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})([KMGkmg]?)");

    ChunkSize() {}

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new TypeConversionException("'" + text + "' is no size; write 65536, 128K or 4M");
        }
        int shift =
                switch (size.group(2)) {
                    case "K", "k" -> 10;
                    case "M", "m" -> 20;
                    case "G", "g" -> 30;
                    default -> 0;
                };
        long bytes = Long.parseLong(size.group(1)) << shift;
        if (bytes < MINIMUM || bytes > MAXIMUM) {
            throw new TypeConversionException("chunks of '" + text + "'; they have 32K to 1G");
        }
        return bytes;
    }
}
