package dev.smi.apps.gzip.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which engine is used.
 *
 * @param engine the one
 * @param notes why not a better one, for people; empty if it is the best for the level
 */
public record EngineChoice(EngineName engine, List<String> notes) {

    public EngineChoice {
        notes = List.copyOf(notes);
    }

    /**
     * The fastest that is installed and whose files are no larger than zlib's at this level: ISA-L for level 1, else
     * libdeflate, else the system's zlib, else the JDK's.
     */
    public static EngineChoice fastest(int level) {
        return fastest(level, EngineName::check);
    }

    /**
     * The fastest of those that pass a check.
     *
     * @param check throws {@link EngineMissingException} for engines that are not there
     */
    static EngineChoice fastest(int level, Consumer<EngineName> check) {
        List<EngineName> candidates = level == 1
                ? List.of(EngineName.ISAL, EngineName.LIBDEFLATE, EngineName.ZLIB)
                : List.of(EngineName.LIBDEFLATE, EngineName.ZLIB);
        List<String> notes = new ArrayList<>();
        for (EngineName candidate : candidates) {
            try {
                check.accept(candidate);
                return new EngineChoice(candidate, notes);
            } catch (EngineMissingException e) {
                notes.add("engine " + candidate + " would be faster: " + e.getMessage());
            }
        }
        return new EngineChoice(EngineName.JDK, notes);
    }
}
