package dev.smi.emulator.compile;

import dev.smi.emulator.compile.KernelSignature.Parameter;
import dev.smi.emulator.compile.ProgramOrigins.DeclaredChannel;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiled programs as bytes, for the cache; the program's name is not part of it. Stateless. */
final class DeviceModuleFile {

    private DeviceModuleFile() {}

    static byte[] write(DeviceModule module) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(module.registrations());
            out.writeInt(module.kernels().size());
            for (KernelSignature kernel : module.kernels()) {
                out.writeUTF(kernel.name());
                out.writeInt(kernel.parameters().size());
                for (Parameter parameter : kernel.parameters()) {
                    out.writeUTF(parameter.name());
                    out.writeUTF(parameter.type().kind().name());
                    out.writeUTF(parameter.type().element());
                    out.writeInt(parameter.type().lanes());
                }
            }
            origins(module.origins(), out);
            out.writeInt(module.wasm().length);
            out.write(module.wasm());
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes whatever is written", e);
        }
        return bytes.toByteArray();
    }

    /** The program, or empty if the bytes are not what {@link #write} makes. */
    static Optional<DeviceModule> read(String program, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int registrations = in.readInt();
            int count = in.readInt();
            List<KernelSignature> kernels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                kernels.add(kernel(in));
            }
            ProgramOrigins origins = origins(in);
            byte[] wasm = in.readNBytes(in.readInt());
            return Optional.of(new DeviceModule(program, wasm, kernels, registrations, origins));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void origins(ProgramOrigins origins, DataOutputStream out) throws IOException {
        out.writeInt(origins.places().size());
        for (Map.Entry<Integer, SourcePosition> place : new TreeMap<>(origins.places()).entrySet()) {
            out.writeInt(place.getKey());
            position(place.getValue(), out);
        }
        out.writeInt(origins.channels().size());
        for (Map.Entry<String, DeclaredChannel> channel : new TreeMap<>(origins.channels()).entrySet()) {
            out.writeUTF(channel.getKey());
            position(channel.getValue().position(), out);
            out.writeInt(channel.getValue().kernels().size());
            for (String kernel : channel.getValue().kernels()) {
                out.writeUTF(kernel);
            }
        }
    }

    private static void position(SourcePosition position, DataOutputStream out) throws IOException {
        out.writeUTF(position.file());
        out.writeInt(position.line());
    }

    private static ProgramOrigins origins(DataInputStream in) throws IOException {
        Map<Integer, SourcePosition> places = new HashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            places.put(in.readInt(), position(in));
        }
        Map<String, DeclaredChannel> channels = new HashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            String name = in.readUTF();
            SourcePosition position = position(in);
            SortedSet<String> kernels = new TreeSet<>();
            for (int k = in.readInt(); k > 0; k--) {
                kernels.add(in.readUTF());
            }
            channels.put(name, new DeclaredChannel(position, kernels));
        }
        return new ProgramOrigins(places, channels);
    }

    private static SourcePosition position(DataInputStream in) throws IOException {
        return new SourcePosition(in.readUTF(), in.readInt(), 0);
    }

    private static KernelSignature kernel(DataInputStream in) throws IOException {
        String name = in.readUTF();
        int count = in.readInt();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String parameter = in.readUTF();
            ParameterType.Kind kind = ParameterType.Kind.valueOf(in.readUTF());
            parameters.add(new Parameter(parameter, new ParameterType(kind, in.readUTF(), in.readInt())));
        }
        return new KernelSignature(name, parameters);
    }
}
