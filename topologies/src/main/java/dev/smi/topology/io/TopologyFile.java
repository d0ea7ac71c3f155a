package dev.smi.topology.io;

import dev.smi.model.Cable;
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
 */
public final class TopologyFile {

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
        return new TopologyParser(file).parse(text);
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
