package dev.smi.codegen.io;

import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.model.io.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of an interface to record batches:
 *
 * <pre>
 * OUT/&lt;program&gt;/&lt;kernel&gt;.h            streams and helpers, what the user's kernel includes
 * OUT/&lt;program&gt;/&lt;kernel&gt;_streams.cl   the kernels that move the streams
 * OUT/&lt;program&gt;/arrow.json            the interface, for the run time
 * OUT/&lt;program&gt;/registers.json        the register map, and as a page registers.md
 * OUT/&lt;kernel&gt;.cl                     a kernel to fill in, unless there is one already
 * </pre>
 *
 * <p>Stateless.
 */
public final class ArrowFiles {

    private ArrowFiles() {}

    /** Writes all but the kernel to fill in. */
    public static void write(Path directory, String program, ArrowCode code) {
        new TreeMap<>(code.files())
                .forEach((name, text) ->
                        TextFiles.write(interfaceDirectory(directory, program).resolve(name), text));
    }

    /**
     * Writes a kernel to fill in, unless a file is there already.
     *
     * @return the file, if it is new
     */
    public static Optional<Path> writeTemplate(Path directory, ArrowCode code) {
        Path file = directory.resolve(ArrowCode.templateFile(code.kernel()));
        if (Files.exists(file)) {
            return Optional.empty();
        }
        TextFiles.write(file, code.template());
        return Optional.of(file);
    }

    /** Where the header of a program's interface is. */
    public static Path interfaceDirectory(Path directory, String program) {
        return directory.resolve(program);
    }

    /** The source that belongs to the program besides the user's. */
    public static Path streamsSource(Path directory, String program, ArrowCode code) {
        return interfaceDirectory(directory, program).resolve(ArrowCode.streamsFile(code.kernel()));
    }
}
