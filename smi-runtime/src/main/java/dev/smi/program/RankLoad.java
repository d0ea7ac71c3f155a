package dev.smi.program;

import dev.smi.model.Program;
import dev.smi.model.io.ProgramFile;
import dev.smi.topology.io.TopologyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one rank tells the others of what it loads.
 *
 * @param program the program's name
 * @param description its endpoints
 * @param cables cables of an FPGA that its transport layer is for
 * @param topology the topology as a document
 * @param source where the topology is from
 * @param tables where the routing tables are from; empty if made from the topology
 */
public record RankLoad(String program, Program description, int cables, String topology, String source, String tables) {

    /** What a rank is about to load. */
    public static RankLoad of(ProgramFiles program, Surroundings surroundings) {
        return new RankLoad(
                program.name(),
                program.description(),
                program.build().cables(),
                TopologyFile.text(surroundings.topology()),
                surroundings.source(),
                surroundings.tables().map(Object::toString).orElse(""));
    }

    /** As bytes for other ranks. */
    public byte[] encode() {
        List<String> parts =
                List.of(program, ProgramFile.text(description), String.valueOf(cables), topology, source, tables);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What another rank sent. */
    public static RankLoad decode(byte[] bytes) {
        List<String> parts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                parts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RankLoad(
                parts.get(0),
                ProgramFile.parse(parts.get(0) + ".json", parts.get(1)),
                Integer.parseInt(parts.get(2)),
                parts.get(3),
                parts.get(4),
                parts.get(5));
    }
}
