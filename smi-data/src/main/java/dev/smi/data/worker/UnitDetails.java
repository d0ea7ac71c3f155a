package dev.smi.data.worker;

import dev.smi.data.KernelDescription;
import dev.smi.data.KernelDescription.Function;
import dev.smi.data.UnitSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What units are told when they are opened, and how it travels: numbers big-endian, a text or the parameters as their
 * length, 32 bits, and their bytes, an absent text as the length -1. Immutable.
 *
 * @param parameters the units' own
 * @param kernels one for each of the worker's units, or none
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record UnitDetails(byte[] parameters, List<KernelDescription> kernels) {

    public UnitDetails {
        kernels = List.copyOf(kernels);
    }

    /** What the units of a specification are told. */
    public static UnitDetails of(UnitSpec spec) {
        return new UnitDetails(spec.parameters(), spec.kernels());
    }

    /** The bytes that {@link #read} takes. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(parameters.length);
            out.write(parameters);
            out.writeInt(kernels.size());
            for (KernelDescription kernel : kernels) {
                write(out, kernel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static UnitDetails read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte[] parameters = take(in, in.readInt());
            List<KernelDescription> kernels = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                kernels.add(kernel(in));
            }
            return new UnitDetails(parameters, kernels);
        } catch (IOException e) {
            throw new IllegalArgumentException("not what units are told: " + bytes.length + " bytes", e);
        }
    }

    private static void write(DataOutputStream out, KernelDescription kernel) throws IOException {
        write(out, Optional.of(kernel.path()));
        out.writeInt(kernel.instances());
        out.writeInt(kernel.instance());
        out.writeLong(kernel.batchSize());
        out.writeInt(kernel.functions().size());
        for (List<Function> unit : kernel.functions()) {
            out.writeInt(unit.size());
            for (Function function : unit) {
                write(out, Optional.of(function.name()));
                out.writeInt(function.banks().size());
                for (String bank : function.banks()) {
                    write(out, Optional.of(bank));
                }
            }
        }
        write(out, Optional.of(kernel.config()));
        write(out, kernel.host());
        write(out, kernel.device());
    }

    private static void write(DataOutputStream out, Optional<String> text) throws IOException {
        if (text.isEmpty()) {
            out.writeInt(-1);
        } else {
            byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static KernelDescription kernel(DataInputStream in) throws IOException {
        String path = text(in).orElse("");
        int instances = in.readInt();
        int instance = in.readInt();
        long batchSize = in.readLong();
        List<List<Function>> functions = new ArrayList<>();
        for (int units = in.readInt(); units > 0; units--) {
            functions.add(unit(in));
        }
        String config = text(in).orElse("");
        return new KernelDescription(path, instances, instance, batchSize, functions, config, text(in), text(in));
    }

    private static List<Function> unit(DataInputStream in) throws IOException {
        List<Function> unit = new ArrayList<>();
        for (int functions = in.readInt(); functions > 0; functions--) {
            String name = text(in).orElse("");
            List<String> banks = new ArrayList<>();
            for (int arguments = in.readInt(); arguments > 0; arguments--) {
                banks.add(text(in).orElse(""));
            }
            unit.add(new Function(name, banks));
        }
        return unit;
    }

    private static Optional<String> text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? Optional.empty() : Optional.of(new String(take(in, length), StandardCharsets.UTF_8));
    }

    private static byte[] take(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return in.readNBytes(length);
    }
}
