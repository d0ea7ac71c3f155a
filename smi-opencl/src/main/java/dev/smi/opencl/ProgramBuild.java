package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.device.ProgramImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jocl.CL;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_program;

/** Makes OpenCL programs of binaries and of sources. Stateless. */
final class ProgramBuild {

    private static final int LOG_LINES = 12;

    private ProgramBuild() {}

    /**
     * Builds a program. The caller releases it.
     *
     * @throws DeviceException if there is nothing to build, or the device cannot use it
     */
    static cl_program build(cl_context context, FoundDevice device, OpenClOptions options, ProgramImage image) {
        Optional<Path> binary = options.binary();
        Path beside = image.directory().resolve(image.name() + ".aocx");
        if (binary.isEmpty() && options.source().isEmpty() && Files.exists(beside)) {
            binary = Optional.of(beside);
        }
        return binary.isPresent() ? load(context, device, binary.get()) : compile(context, device, options, image);
    }

    private static cl_program load(cl_context context, FoundDevice device, Path file) {
        byte[] bytes = read(file);
        int[] status = new int[1];
        cl_program program = CL.clCreateProgramWithBinary(
                context, 1, devices(device), new long[] {bytes.length}, new byte[][] {bytes}, new int[1], status);
        if (status[0] == CL.CL_SUCCESS) {
            status[0] = CL.clBuildProgram(program, 1, devices(device), "", null, null);
            if (status[0] != CL.CL_SUCCESS) {
                CL.clReleaseProgram(program);
            }
        }
        ClStatus.check(
                status[0],
                file + " is no binary that " + device + " can load; compile it for this device, or build sources with"
                        + " -D" + OpenClOptions.PREFIX + "source");
        return program;
    }

    private static byte[] read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IOException e) {
            throw new DeviceException(file + ": cannot read the binary (" + ProgramText.reason(e) + ")", e);
        }
        throw new DeviceException(file + ": the binary is empty; compile it again");
    }

    private static cl_program compile(
            cl_context context, FoundDevice device, OpenClOptions options, ProgramImage image) {
        ProgramText text = ProgramText.of(image, options.source());
        String settings = settings(text, options);
        int[] status = new int[1];
        cl_program program = CL.clCreateProgramWithSource(context, 1, new String[] {text.text()}, null, status);
        ClStatus.check(status[0], "program " + image.name() + ": cannot give the sources to " + device);
        int result = CL.clBuildProgram(program, 1, devices(device), settings, null, null);
        if (result == CL.CL_SUCCESS) {
            return program;
        }
        String log = ClText.buildLog(program, device.handle());
        CL.clReleaseProgram(program);
        throw new DeviceException("program " + image.name() + " does not build on " + device + ": "
                + ClStatus.name(result) + "\n" + excerpt(log) + remedy(image, options) + leftOut(text));
    }

    /** With the types of kernels' parameters, which OpenCL forgets otherwise. */
    private static String settings(ProgramText text, OpenClOptions options) {
        Stream<String> includes = text.includes().stream().map(ProgramBuild::include);
        return Stream.of(Stream.of("-cl-kernel-arg-info"), includes, Stream.of(options.build()))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** OpenCL has no quotes for its compilers' options; PoCL 3.1 understands none that others have. */
    private static String include(Path directory) {
        if (ProgramText.hasSpace(directory)) {
            throw new DeviceException("OpenCL compilers include nothing from " + directory
                    + ", as its name has a space; move the program to a directory without one");
        }
        return "-I " + directory;
    }

    /** The lines from the first error on. */
    private static String excerpt(String log) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        int first = 0;
        while (first < lines.size() && !lines.get(first).contains("error")) {
            first++;
        }
        return lines.stream()
                .skip(first == lines.size() ? 0 : first)
                .limit(LOG_LINES)
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String remedy(ProgramImage image, OpenClOptions options) {
        if (image.description().operations().isEmpty() || options.source().isPresent()) {
            return "mend the source, or give the compiler what it lacks with -D" + OpenClOptions.PREFIX + "build";
        }
        return "Its transport layer is made of Intel channels, which this compiler may not know: compile the program for"
                + " a board (docs/build-for-hardware.md) and give the file with -D" + OpenClOptions.PREFIX
                + "binary, or use the emulator";
    }

    private static String leftOut(ProgramText text) {
        return text.leftOut().isEmpty()
                ? ""
                : "; headers were not looked for in " + text.leftOut()
                        + ", as OpenCL compilers take no directory with a space in its name";
    }

    private static cl_device_id[] devices(FoundDevice device) {
        return new cl_device_id[] {device.handle()};
    }
}
