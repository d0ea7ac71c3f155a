package dev.smi.run;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.OutputBinder.Output;
import dev.smi.run.picture.PngPicture;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Writes what steps computed to files in the output directory, each as a whole or not at all. Not thread-safe. */
final class OutputWriter {

    private static final double FULL_BYTE = 255;

    private final Cluster cluster;
    private final Path directory;

    OutputWriter(Cluster cluster, Path directory) {
        this.cluster = cluster;
        this.directory = directory;
    }

    /**
     * Writes a file.
     *
     * @return where it is
     * @throws DiagnosticException if it cannot be written; then there is none
     */
    Path write(Output output) {
        Path file = directory.resolve(output.file().path());
        byte[] bytes =
                switch (output) {
                    case Output.Dump dump -> dump(dump.buffers());
                    case Output.Picture picture -> picture(picture);
                };
        try {
            TextFiles.writeBytes(file, bytes);
        } catch (DiagnosticException e) {
            throw new DiagnosticException(
                    output.file().position(),
                    file + ": " + e.diagnostics().getFirst().message());
        }
        return file;
    }

    private byte[] dump(List<NamedBuffer> buffers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        buffers.forEach(buffer -> all.writeBytes(cluster.read(buffer).array()));
        return all.toByteArray();
    }

    private byte[] picture(Output.Picture picture) {
        double[][] tiles = picture.buffers().stream().map(this::values).toArray(double[][]::new);
        double unit = picture.buffers().getFirst().type().isFloating() ? 1 : FULL_BYTE;
        return PngPicture.encode(
                tiles,
                picture.tiling(),
                picture.entry().coloring(),
                unit,
                picture.entry().scale());
    }

    private double[] values(NamedBuffer buffer) {
        ByteBuffer bytes = cluster.read(buffer);
        double[] values = new double[buffer.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.type().get(bytes, i).doubleValue();
        }
        return values;
    }
}
