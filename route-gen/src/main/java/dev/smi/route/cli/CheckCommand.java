package dev.smi.route.cli;

import dev.smi.cli.ExitStatus;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.route.DeadlockProof;
import dev.smi.route.DeadlockProof.TableFault;
import dev.smi.route.Network;
import dev.smi.route.ReceiveTableCheck;
import dev.smi.route.RouteMetrics;
import dev.smi.route.io.LostCables;
import dev.smi.route.io.ProgramDirectory;
import dev.smi.route.io.TableReader;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code route-gen check}: proves or refutes tables, whoever made them. */
@Command(
        name = "check",
        description = {
            "Reads the routing tables of a directory and proves them free of deadlock, or says what is wrong with them.",
            "CK_R tables are checked for loops; with --programs also for bringing every packet to its endpoint."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  route-gen check torus.json --tables smi-routes",
            "  route-gen check torus.json --tables smi-routes --programs out --report"
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TOPOLOGY", description = "The topology file or link list.")
    Path file;

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            defaultValue = "smi-routes",
            description = "The directory of the tables; ${DEFAULT-VALUE} if left out.")
    Path directory = Path.of("smi-routes");

    @Option(
            names = "--programs",
            paramLabel = "DIR",
            description = "Directory with the programs' descriptions, for the CK_R tables.")
    @Nullable
    Path programs;

    @Option(
            names = "--without",
            paramLabel = "LINK",
            description = "A cable that is lost, as A-B or by one end; may be repeated.")
    List<String> lost = new ArrayList<>();

    @Mixin
    CableCount cables;

    @Mixin
    RouteOutputs outputs;

    @Override
    public Integer call() {
        Topology topology = LostCables.remove(TopologyFile.read(file), lost, file.toString());
        SourcePosition position = SourcePosition.of(directory.toString());
        if (topology.size() > Rank.MAX_ADDRESSABLE) {
            throw new DiagnosticException(
                    position,
                    "there are no tables for " + topology.size() + " ranks: a packet can address "
                            + Rank.MAX_ADDRESSABLE);
        }
        int found = TableReader.cables(directory);
        Network network = Network.of(topology, cables.of(topology, file, found == 0 ? CableCount.USUAL : found));
        RoutingTables tables = TableReader.read(directory, topology, network.cables());
        RoutedTopology routed = new RoutedTopology(
                topology,
                network,
                "tables of " + directory,
                verdict(topology, network, tables),
                RouteMetrics.of(network, tables),
                List.of());
        ProofReport report = new ProofReport(routed);
        report.partition()
                .ifPresent(parts -> System.err.println(
                        new Diagnostic(SourcePosition.of(file.toString()), Severity.WARNING, parts)));
        outputs.drawPictures(routed);
        if (routed.proof() instanceof DeadlockProof.Proven) {
            outputs.print(routed, "");
            return ExitStatus.OK;
        }
        if (outputs.isJson) {
            outputs.print(routed, "");
            return ExitStatus.FAILED;
        }
        throw new DiagnosticException(position, report.refusal());
    }

    private DeadlockProof verdict(Topology topology, Network network, RoutingTables tables) {
        DeadlockProof proof = DeadlockProof.of(network, tables);
        if (programs == null || proof instanceof DeadlockProof.Faulty) {
            return proof;
        }
        List<Optional<Program>> descriptions = ProgramDirectory.read(programs, topology);
        List<TableFault> faults = ReceiveTableCheck.faults(network, tables, descriptions);
        return faults.isEmpty() ? proof : new DeadlockProof.Faulty(faults);
    }
}
