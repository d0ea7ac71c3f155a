package dev.smi.topology.io;

import dev.smi.model.Cable;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonWriter;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Topology files. Stateless.
 *
 * <pre>
 * { "fpgas":       { "node:fpga": "program", ... },
 *   "connections": { "node:fpga:chA": "node:fpga:chB", ... } }
 * </pre>
 *
 * <p>A connection is one full-duplex cable. Source: docs/design/smi-spec.md, section 3.
 *
 * <p>Wherever a topology is read, it may be a link list as well, as users of Noctua write it: words
 * {@code node:fpga:chA-node:fpga:chB}, also as options {@code --fpgalink=...}. A file whose name ends in {@code .json}
 * is JSON, one whose name ends in {@code .links} is a link list, and any other is JSON if it begins with a brace, a
 * bracket, a quote or a JSON comment.
 */
public final class TopologyFile {

    private static final String LINK_LIST_EXTENSION = ".links";
    private static final String JSON_BEGINS = "{[\"/";

    private TopologyFile() {}

    /**
     * Reads a topology.
     *
     * @throws DiagnosticException with every fault of the file
     */
    public static Topology read(Path file) {
        return parse(file.toString(), TextFiles.read(file));
    }

    /**
     * Reads a topology from text.
     *
     * @param file the name that diagnostics carry
     * @throws DiagnosticException with every fault of the text
     */
    public static Topology parse(String file, String text) {
        return isLinkList(file, text) ? new LinkListParser(file).parse(text) : new TopologyParser(file).parse(text);
    }

    private static boolean isLinkList(String file, String text) {
        if (file.endsWith(".json") || isLinkListName(file)) {
            return isLinkListName(file);
        }
        String begin = text.stripLeading();
        return !begin.isEmpty() && JSON_BEGINS.indexOf(begin.charAt(0)) < 0;
    }

    /** Whether a file of this name holds a link list. */
    public static boolean isLinkListName(String file) {
        return file.endsWith(LINK_LIST_EXTENSION);
    }

    /** The topology as a link list, one link a line. Programs and FPGAs without cables only stand in comments. */
    public static String linkList(Topology topology) {
        StringBuilder text = new StringBuilder();
        for (Device device : topology.devices()) {
            Rank rank = topology.rank(device.name()).orElseThrow();
            if (topology.cables().stream()
                    .noneMatch(c -> c.a().rank().equals(rank) || c.b().rank().equals(rank))) {
                text.append("# ").append(device.name()).append(" has no cable\n");
            }
            device.program()
                    .ifPresent(program -> text.append("# ")
                            .append(device.name())
                            .append(" runs ")
                            .append(program)
                            .append('\n'));
        }
        for (Cable cable : topology.cables()) {
            text.append(topology.name(cable.a()))
                    .append('-')
                    .append(topology.name(cable.b()))
                    .append('\n');
        }
        return text.toString();
    }

    /** The topology as a JSON document, FPGAs in order of rank. */
    public static String text(Topology topology) {
        Map<String, Object> fpgas = new LinkedHashMap<>();
        for (Device device : topology.devices()) {
            fpgas.put(device.name(), device.program().orElse(""));
        }
        Map<String, Object> connections = new LinkedHashMap<>();
        for (Cable cable : topology.cables()) {
            connections.put(topology.name(cable.a()), topology.name(cable.b()));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("fpgas", fpgas);
        document.put("connections", connections);
        return JsonWriter.document(document);
    }
}
