package dev.smi.route.cli;

import dev.smi.cli.ExitStatus;
import dev.smi.model.Program;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.io.ProgramDirectory;
import dev.smi.route.io.TableDirectory;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code route-gen routes}: finds routes, proves them, writes the tables. */
@Command(
        name = "routes",
        description = {
            "Finds routes for a topology, proves them free of deadlock, and writes the routing tables.",
            "Tables whose channel-dependency graph has a cycle are refused: the cycle is printed, and the exit status is 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  route-gen routes torus.json --programs out -o smi-routes",
            "  route-gen routes ring.json --algorithm shortest"
        })
final class RoutesCommand implements Callable<Integer> {

    private static final int USUAL_CABLES = 4;

    /** The algorithms, for picocli's help and completion. */
    static final class Algorithms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return RouteSelection.algorithms().iterator();
        }
    }

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TOPOLOGY", description = "The topology file.")
    Path file;

    @Option(
            names = "--programs",
            paramLabel = "DIR",
            description = "Directory with the programs' descriptions (the output of smi-codegen). Without it only the"
                    + " CK_S tables are written, as the CK_R tables depend on the programs' ports.")
    @Nullable
    Path programs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "smi-routes",
            description = "Where to write the tables and the hostfile; ${DEFAULT-VALUE} if left out.")
    Path output = Path.of("smi-routes");

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = RouteSelection.AUTO,
            completionCandidates = Algorithms.class,
            description = "One of ${COMPLETION-CANDIDATES}. auto: the proven one with the shortest routes.")
    String algorithm = RouteSelection.AUTO;

    @Option(
            names = "--cables",
            paramLabel = "N",
            description =
                    "Cables of one FPGA, as given to smi-codegen; 4, or as many as the topology uses, if left out.")
    @Nullable
    Integer cables;

    @Option(names = "--allow-cycles", description = "Write the tables even if they can deadlock.")
    boolean isCycleAllowed;

    @Override
    public Integer call() {
        if (!RouteSelection.algorithms().contains(algorithm)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "unknown algorithm " + algorithm + "; known: " + String.join(", ", RouteSelection.algorithms()));
        }
        Topology topology = TopologyFile.read(file);
        List<Optional<Program>> descriptions = programs == null
                ? Collections.nCopies(topology.size(), Optional.empty())
                : ProgramDirectory.read(programs, topology);
        RouteSelection selection =
                RouteSelection.select(algorithm, Network.of(topology, cables(topology)), descriptions);
        ProofReport report = new ProofReport(topology, selection);
        if (!selection.isProven()) {
            refuseOrWarn(report.refusal());
        }
        int written = TableDirectory.write(output, topology, selection.tables());
        System.out.print(report.summary());
        System.out.println("wrote " + written + " tables and the hostfile to " + output);
        return ExitStatus.OK;
    }

    private void refuseOrWarn(String refusal) {
        SourcePosition position = SourcePosition.of(file.toString());
        if (!isCycleAllowed) {
            throw new DiagnosticException(position, refusal);
        }
        System.err.println(new Diagnostic(position, Severity.WARNING, refusal));
    }

    private int cables(Topology topology) {
        if (cables == null) {
            return Math.max(USUAL_CABLES, topology.channels());
        }
        if (cables < topology.channels() || cables > Topology.MAX_CHANNEL + 1) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()),
                    "the topology uses channel " + (topology.channels() - 1) + ", --cables " + cables
                            + " gives channels up to " + (cables - 1) + "; the limit is " + (Topology.MAX_CHANNEL + 1)
                            + " cables");
        }
        return cables;
    }
}
