package dev.smi.route.cli;

import dev.smi.cli.ExitStatus;
import dev.smi.model.io.TextFiles;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
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
            "  route-gen make hypercube --size 16 -o cube.links",
            "",
            "In dimension k an FPGA uses channel 2k towards the next FPGA and 2k+1 towards the one before;",
            "in a hypercube channel k connects ranks that differ in bit k, in a full topology the k-th other rank.",
            "Several --program are dealt to the FPGAs in turn."
        })
final class MakeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHAPE", description = "One of ${COMPLETION-CANDIDATES}.")
    Shape shape;

    @Option(
            names = "--size",
            required = true,
            paramLabel = "NxM",
            description =
                    "FPGAs in each dimension, for example 8 or 2x4; of a hypercube or full topology their number.")
    String size = "";

    @Option(names = "--program", paramLabel = "NAME", description = "Program that the FPGAs run; may be repeated.")
    List<String> programs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; standard output if left out.")
    @Nullable
    Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, or links for a link list as Noctua's --fpgalink takes it; by the name of FILE if left"
                    + " out (.links), otherwise json.")
    @Nullable
    Format format;

    /** The forms of topology files. */
    enum Format {
        JSON,
        LINKS
    }

    @Override
    public Integer call() {
        Topology topology;
        try {
            topology = shape.make(sizes(), programs);
        } catch (IllegalArgumentException e) {
            throw usage("--size " + size + ": " + e.getMessage());
        }
        String text = isLinkList() ? TopologyFile.linkList(topology) : TopologyFile.text(topology);
        if (output == null) {
            System.out.print(text);
        } else {
            TextFiles.write(output, text);
        }
        return ExitStatus.OK;
    }

    private boolean isLinkList() {
        if (format == null) {
            return output != null && TopologyFile.isLinkListName(output.toString());
        }
        return format == Format.LINKS;
    }

    private int[] sizes() {
        try {
            return Arrays.stream(size.split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException _) {
            throw usage("--size " + size + " is not of the form 8, 2x4 or 2x3x4");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
