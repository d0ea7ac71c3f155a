package dev.smi.route.cli;

import dev.smi.cli.ExitStatus;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.io.LostCables;
import dev.smi.route.io.ProgramDirectory;
import dev.smi.route.io.TableDirectory;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  route-gen routes ring.json --algorithm shortest",
            "  route-gen routes torus.json --without n0:acl0:ch0 --report --svg torus.svg"
        })
final class RoutesCommand implements Callable<Integer> {

    /** The algorithms, for picocli's help and completion. */
    static final class Algorithms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return RouteSelection.algorithms().iterator();
        }
    }

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TOPOLOGY", description = "The topology file or link list.")
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
            description = "One of ${COMPLETION-CANDIDATES}. auto: of the proven ones that with the least product"
                    + " of hops and heaviest load.")
    String algorithm = RouteSelection.AUTO;

    @Option(
            names = "--without",
            paramLabel = "LINK",
            description = "A cable that is lost, as A-B or by one end: routes lead around it. May be repeated.")
    List<String> lost = new ArrayList<>();

    @Mixin
    CableCount cables;

    @Mixin
    RouteOutputs outputs;

    @Option(names = "--allow-cycles", description = "Write the tables even if they can deadlock.")
    boolean isCycleAllowed;

    @Override
    public Integer call() {
        if (!RouteSelection.algorithms().contains(algorithm)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "unknown algorithm " + algorithm + "; known: " + String.join(", ", RouteSelection.algorithms()));
        }
        Topology intact = TopologyFile.read(file);
        Topology topology = LostCables.remove(intact, lost, file.toString());
        boolean hasTables = topology.size() <= Rank.MAX_ADDRESSABLE;
        if (!hasTables && !outputs.isAsked()) {
            throw fault("no tables for " + topology.size() + " ranks: a packet can address " + Rank.MAX_ADDRESSABLE
                    + "; --report shows the routes without writing them");
        }
        Network whole = Network.of(intact, cables.of(intact, file, CableCount.USUAL));
        Network network = Network.of(topology, whole.cables());
        Optional<Network> before = lost.isEmpty() ? Optional.empty() : Optional.of(whole);
        RouteSelection selection = RouteSelection.find(algorithm, network, before, programs(topology))
                .orElseThrow(() -> fault(
                        "this topology is no grid, and " + algorithm + " has no routes for it; use --algorithm auto"));
        RoutedTopology routed = new RoutedTopology(
                topology,
                network,
                selection.algorithm() + " routes",
                selection.proof(),
                selection.metrics(),
                selection.candidates());
        ProofReport report = new ProofReport(routed);
        if (!selection.isProven()) {
            refuseOrWarn(report.refusal());
        }
        report.partition().ifPresent(this::warn);
        String written = hasTables ? write(topology, selection) : "";
        outputs.drawPictures(routed);
        outputs.print(routed, written);
        return ExitStatus.OK;
    }

    private List<Optional<Program>> programs(Topology topology) {
        return programs == null
                ? Collections.nCopies(topology.size(), Optional.empty())
                : ProgramDirectory.read(programs, topology);
    }

    private String write(Topology topology, RouteSelection selection) {
        int written = TableDirectory.write(output, topology, selection.tables());
        return "wrote " + written + " tables and the hostfile to " + output + "\n";
    }

    private void refuseOrWarn(String refusal) {
        if (!isCycleAllowed) {
            throw fault(refusal);
        }
        warn(refusal);
    }

    private void warn(String message) {
        System.err.println(new Diagnostic(SourcePosition.of(file.toString()), Severity.WARNING, message));
    }

    private DiagnosticException fault(String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}
