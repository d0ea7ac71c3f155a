package dev.smi.route.cli;

import dev.smi.cli.ExitStatus;
import dev.smi.model.io.TextFiles;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code route-gen make}: writes topology files of regular shapes. */
@Command(
        name = "make",
        description = "Makes a topology file of a regular shape.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  route-gen make bus --size 8 --program app",
            "  route-gen make torus --size 2x4 -o torus-2x4.json",
            "",
            "In dimension k an FPGA uses channel 2k towards the next FPGA and 2k+1 towards the one before.",
            "Several --program are dealt to the FPGAs in turn."
        })
final class MakeCommand implements Callable<Integer> {

    /** The shapes, with the number of dimensions that each takes. */
    enum Shape {
        BUS,
        RING,
        MESH,
        TORUS;

        boolean takes(int dimensions) {
            return switch (this) {
                case BUS, RING -> dimensions == 1;
                case MESH, TORUS -> dimensions >= 1;
            };
        }

        Topology make(int[] sizes, List<String> programs) {
            return switch (this) {
                case BUS -> GridGenerator.bus(sizes[0], programs);
                case RING -> GridGenerator.ring(sizes[0], programs);
                case MESH -> GridGenerator.mesh(sizes, programs);
                case TORUS -> GridGenerator.torus(sizes, programs);
            };
        }
    }

    private static final int MOST_FPGAS = 1 << 16;
    private static final int MOST_DIMENSIONS = (Topology.MAX_CHANNEL + 1) / 2;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHAPE", description = "One of ${COMPLETION-CANDIDATES}.")
    Shape shape;

    @Option(
            names = "--size",
            required = true,
            paramLabel = "NxM",
            description = "FPGAs in each dimension, for example 8 or 2x4.")
    String size = "";

    @Option(names = "--program", paramLabel = "NAME", description = "Program that the FPGAs run; may be repeated.")
    List<String> programs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; standard output if left out.")
    @Nullable
    Path output;

    @Override
    public Integer call() {
        int[] sizes = sizes();
        String text = TopologyFile.text(shape.make(sizes, programs));
        if (output == null) {
            System.out.print(text);
        } else {
            TextFiles.write(output, text);
        }
        return ExitStatus.OK;
    }

    private int[] sizes() {
        int[] sizes;
        try {
            sizes = Arrays.stream(size.split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException _) {
            throw usage("--size " + size + " is not of the form 8, 2x4 or 2x3x4");
        }
        if (!shape.takes(sizes.length)) {
            throw usage("a " + shape.name().toLowerCase(Locale.ROOT) + " has one dimension, --size " + size + " has "
                    + sizes.length);
        }
        long count = IntStream.of(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        if (IntStream.of(sizes).anyMatch(s -> s < 1) || count > MOST_FPGAS || sizes.length > MOST_DIMENSIONS) {
            throw usage(
                    "--size " + size + " is out of range; every dimension has at least 1 FPGA, all together at most "
                            + MOST_FPGAS + ", in at most " + MOST_DIMENSIONS + " dimensions");
        }
        return sizes;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
