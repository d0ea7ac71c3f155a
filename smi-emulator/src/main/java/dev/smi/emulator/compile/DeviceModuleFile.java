package dev.smi.emulator.compile;

import dev.smi.emulator.compile.KernelSignature.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            byte[] wasm = in.readNBytes(in.readInt());
            return Optional.of(new DeviceModule(program, wasm, kernels, registrations));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
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
