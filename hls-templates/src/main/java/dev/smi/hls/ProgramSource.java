package dev.smi.hls;

import java.util.List;

/**
 * A source that includes all others of a program.
 *
 * @param program the program's name
 * @param deviceFile the file name of the generated device source
 * @param sources file names of the rewritten sources, without quotes in them
 */
public record ProgramSource(String program, String deviceFile, List<String> sources) implements HlsUnit {

    /** @throws IllegalArgumentException if there is no way to write a file's name in an include directive */
    public ProgramSource {
        sources = List.copyOf(sources);
        for (String source : sources) {
            if (source.contains("\"") || source.contains("\n")) {
                throw new IllegalArgumentException("file name " + source + " cannot be included");
            }
        }
    }
}
