package dev.smi.hls;

import java.util.List;

/**
 * What a user does with the generated files.
 *
 * @param output the directory that they are in, as a word for the shell
 * @param cables the numbers of the FPGA's cables
 * @param programs all programs of a run
 */
public record HowToBuild(String output, List<Integer> cables, List<BuildProgram> programs) implements HlsUnit {

    public HowToBuild {
        cables = List.copyOf(cables);
        programs = List.copyOf(programs);
    }

    /**
     * One program.
     *
     * @param name the program's name
     * @param arguments include directories, macros and the source, as words for the shell
     * @param sources file names of the rewritten sources
     */
    public record BuildProgram(String name, List<String> arguments, List<String> sources) {
        public BuildProgram {
            arguments = List.copyOf(arguments);
            sources = List.copyOf(sources);
        }

        /** See {@link HostProgram#identifier()}. */
        public String identifier() {
            return HostProgram.identifier(name);
        }
    }
}
