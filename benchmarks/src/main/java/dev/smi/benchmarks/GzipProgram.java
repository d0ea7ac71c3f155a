package dev.smi.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that compresses a file to another of the same name with .gz.
 *
 * @param name in the table
 * @param command that does it, but for the file
 */
record GzipProgram(String name, List<String> command) {

    GzipProgram {
        command = List.copyOf(command);
    }

    /**
     * All programs that are there, pigz first among the peers.
     *
     * @param home the project's directory
     */
    static List<GzipProgram> installed(Path home, int level, int threads) {
        String count = Integer.toString(threads);
        String gzipLevel = "-" + level;
        List<GzipProgram> programs = new ArrayList<>();
        programs.add(new GzipProgram("pigz", List.of("pigz", "-f", "-k", "-p", count, gzipLevel)));
        if (level == 1) { // at others it takes as long as all the rest
            programs.add(new GzipProgram("gzip, one thread", List.of("gzip", "-f", "-k", gzipLevel)));
        }
        // igzip has levels 0 to 3; these are those that --engine isal uses
        programs.add(new GzipProgram("igzip", List.of("igzip", "-f", "-k", "-T", count, level == 1 ? "-2" : "-3")));
        programs.removeIf(p -> !isInstalled(p.command().getFirst()));
        String app = home.resolve("bin/smi-app").toString();
        for (String engine : List.of("jdk", "zlib", "libdeflate", "isal")) {
            programs.add(new GzipProgram(
                    "smi-app gzip, " + engine,
                    List.of(app, "gzip", "-f", "--json", "-w", count, "--engine", engine, gzipLevel)));
        }
        return programs;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
