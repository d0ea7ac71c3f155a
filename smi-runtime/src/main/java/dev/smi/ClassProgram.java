package dev.smi;

import dev.smi.device.DeviceException;
import dev.smi.device.KernelInfo;
import dev.smi.device.jvm.KernelClass;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What smi-codegen wrote for a class of kernels. Stateless. */
final class ClassProgram {

    private static final String OUT = "smi-out";

    private ClassProgram() {}

    /**
     * Where the program of a class is.
     *
     * @param chosen what {@code -Dsmi.program} names: the program itself, or the directory in which it is beside those
     *     of other ranks' classes
     * @param user who needs it, for messages
     * @param instead what does without it
     * @throws DiagnosticException if there is none
     */
    static Path directory(KernelClass kernels, Optional<Path> chosen, String user, String instead) {
        String name = kernels.program();
        Path directory = chosen.map(path -> Files.isDirectory(path.resolve(name)) ? path.resolve(name) : path)
                .orElse(Path.of(OUT, name));
        if (!Files.isDirectory(directory)) {
            Path out = Optional.ofNullable(directory.getParent()).orElse(Path.of("."));
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "there is no program for the kernels of class "
                            + kernels.type().getName() + ", which " + user + " needs; run: smi-codegen -o " + out + " "
                            + name + ".java, name the directory that it wrote with -Dsmi.program=DIR, or choose "
                            + instead);
        }
        return directory;
    }

    /** The description of a program's ports, beside its directory. */
    static Path description(Path program) {
        Path absolute = program.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + ".json");
    }

    /**
     * Checks that a program is that of a class.
     *
     * @param loaded its kernels
     * @throws DeviceException if the class has other kernels
     */
    static void requireKernels(KernelClass kernels, List<KernelInfo> loaded) {
        List<String> names = loaded.stream().map(KernelInfo::name).toList();
        for (Method kernel : kernels.methods()) {
            if (!names.contains(kernel.getName())) {
                throw new DeviceException("class " + kernels.type().getName() + " has a kernel " + kernel.getName()
                        + ", but the program that was loaded has "
                        + names.stream().collect(Collectors.joining(", "))
                        + "; it is that of another source, or older than the class: run smi-codegen again");
            }
        }
    }
}
