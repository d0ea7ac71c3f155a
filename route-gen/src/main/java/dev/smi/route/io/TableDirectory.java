package dev.smi.route.io;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Routing tables as files of one directory: raw bytes, {@code cks-rank<R>-channel<Q>} and
 * {@code ckr-rank<R>-channel<Q>}, and a {@code hostfile} with one line per rank. Source: docs/design/smi-spec.md,
 * section 3. Stateless.
 */
public final class TableDirectory {

    private static final String HOST_FILE = "hostfile";

    private TableDirectory() {}

    /**
     * Writes all tables and the host file, and removes tables of an earlier run that no longer belong to the set.
     *
     * <p>CK_R tables are written for ranks that have ports.
     *
     * @return how many tables were written
     * @throws DiagnosticException if a file cannot be written
     */
    public static int write(Path directory, Topology topology, RoutingTables tables) {
        if (topology.size() > Rank.MAX_ADDRESSABLE) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "no tables for " + topology.size() + " ranks: a packet can address " + Rank.MAX_ADDRESSABLE
                            + "; --report shows the routes without writing them");
        }
        Map<String, byte[]> files = files(tables);
        // a thousand small files take most of the command's time otherwise
        files.entrySet().parallelStream()
                .forEach(file -> TextFiles.writeBytes(directory.resolve(file.getKey()), file.getValue()));
        TextFiles.write(directory.resolve(HOST_FILE), hostFile(topology));
        removeStale(directory, files);
        return files.size();
    }

    private static Map<String, byte[]> files(RoutingTables tables) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int r = 0; r < tables.ranks(); r++) {
            Rank rank = new Rank(r);
            for (int cable = 0; cable < tables.cables(); cable++) {
                files.put("cks" + suffix(rank, cable), tables.sendTable(rank, cable));
                if (tables.ports(r) > 0) {
                    files.put("ckr" + suffix(rank, cable), tables.receiveTable(rank, cable));
                }
            }
        }
        return files;
    }

    private static String suffix(Rank rank, int cable) {
        return "-rank" + rank + "-channel" + cable;
    }

    /** One line per rank: {@code <node> # <fpga>, rank<R>}. */
    static String hostFile(Topology topology) {
        StringBuilder lines = new StringBuilder();
        int rank = 0;
        for (Device device : topology.devices()) {
            lines.append(device.node())
                    .append("  # ")
                    .append(device.fpga())
                    .append(", rank")
                    .append(rank++)
                    .append('\n');
        }
        return lines.toString();
    }

    private static void removeStale(Path directory, Map<String, byte[]> files) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "ck[sr]-rank*-channel*")) {
            for (Path entry : entries) {
                if (!files.containsKey(entry.getFileName().toString())) {
                    Files.delete(entry);
                }
            }
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()), "cannot remove old tables: " + e.getMessage());
        }
    }
}
