package dev.smi.emulator.compile;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Where the parts of a program come from. Files are named as the preprocessor names them.
 *
 * @param places places that running kernels note, by the number they note; empty unless asked for
 * @param channels what the program declares, by name; reports of who waits need them in every run
 */
public record ProgramOrigins(Map<Integer, SourcePosition> places, Map<String, DeclaredChannel> channels) {

    /** Nothing is known. */
    public static final ProgramOrigins NONE = new ProgramOrigins(Map.of(), Map.of());

    public ProgramOrigins {
        places = Map.copyOf(places);
        channels = Map.copyOf(new TreeMap<>(channels));
    }

    /**
     * A channel, or an array of them.
     *
     * @param position where it is declared
     * @param kernels the kernels that use it, in functions that they call, too
     */
    public record DeclaredChannel(SourcePosition position, SortedSet<String> kernels) {}

    /** The place that a kernel noted; empty if it is 0, or not known. */
    public Optional<SourcePosition> place(int number) {
        return Optional.ofNullable(places.get(number));
    }

    /** What is known of a channel, or of the array that it is in. */
    public Optional<DeclaredChannel> channel(String name) {
        int bracket = name.indexOf('[');
        return Optional.ofNullable(channels.get(bracket < 0 ? name : name.substring(0, bracket)));
    }
}
