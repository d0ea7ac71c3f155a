package dev.smi.codegen.cli;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CNames;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.codegen.io.ArrowFiles;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code smi-codegen} for Arrow record batches. */
final class ArrowOptions {

    private static final Pattern REGISTER = Pattern.compile("([^:]+):(\\d{1,4})");

    @Option(
            names = "--arrow",
            paramLabel = "SCHEMA",
            description = "Arrow schema (.as) or record batches (.rb) that the kernel reads or writes: generates the"
                    + " streams between them and the kernel; may be repeated. Without SOURCE also a kernel to fill in.")
    List<Path> schemas = new ArrayList<>();

    @Option(
            names = "--arrow-kernel",
            paramLabel = "NAME",
            description = "The kernel that uses the streams; the first batch's name and Kernel if left out.")
    @Nullable
    String kernel;

    @Option(
            names = "--register",
            paramLabel = "NAME:BITS",
            description = "A parameter of that kernel, and register of its own: 8, 16, 32 or 64 bits; may be repeated.")
    List<String> registers = new ArrayList<>();

    @Mixin
    ImageOptions images = new ImageOptions();

    boolean isGiven() {
        return !schemas.isEmpty();
    }

    /** What is wrong with how the options are used together, if anything. */
    Optional<String> misuse(boolean isListOnly, boolean isHowToBuild, boolean hasSources) {
        if (isGiven() && isListOnly) {
            return Optional.of("--list only prints, and --arrow writes; give one of them");
        }
        if (images.isDump() && hasSources) {
            return Optional.of("--srec-dump reads an image and generates nothing from SOURCE; leave one of them out");
        }
        if (isGiven() && isHowToBuild && (!hasSources || images.isDump())) {
            return Optional.of("--how-to-build is about a program, and "
                    + (images.isDump()
                            ? "--srec-dump generates none; give one of them"
                            : "without SOURCE there is only its interface; give the kernel's SOURCE, too"));
        }
        return isGiven() || kernel == null && registers.isEmpty()
                ? images.misuse(isGiven())
                : Optional.of(
                        "--arrow-kernel and --register are about the kernel of --arrow; give --arrow SCHEMA, too");
    }

    /**
     * What is generated for the schemas. Warnings go to standard error.
     *
     * @param usage makes the exception for wrong usage
     */
    ArrowCode generate(Target target, Function<String, RuntimeException> usage) {
        if (kernel != null && !CNames.isName(kernel)) {
            throw usage.apply("--arrow-kernel: " + CNames.reason(kernel));
        }
        List<CustomRegister> own =
                registers.stream().map(text -> register(text, usage)).toList();
        Set<String> names = new HashSet<>();
        for (CustomRegister each : own) {
            if (!names.add(each.name())) {
                throw usage.apply("--register " + each.name() + " is given twice; give it once");
            }
        }
        Diagnostics diagnostics = new Diagnostics();
        ArrowInterface program = SchemaInterface.of(read(diagnostics), Optional.ofNullable(kernel), own, diagnostics);
        diagnostics.all().forEach(System.err::println);
        return ArrowCode.of(program, new HlsRenderer(target));
    }

    /** Writes an interface, and a kernel to fill in if there is none, and says so. */
    void write(ArrowCode code, Path output, String program) {
        ArrowFiles.write(output, program, code);
        say(code, output, program);
        ArrowFiles.writeTemplate(output, code)
                .ifPresent(file -> System.out.println(file + ": a kernel to fill in; then give it as SOURCE"));
    }

    /** Says that an interface is written. */
    static void say(ArrowCode code, Path output, String program) {
        System.out.println(program + ": streams of kernel " + code.kernel() + ", "
                + ArrowFiles.streamsSource(output, program, code));
    }

    private List<NamedSchema> read(Diagnostics diagnostics) {
        List<NamedSchema> read = new ArrayList<>();
        for (Path schema : schemas) {
            try {
                read.add(NamedSchema.read(schema));
            } catch (DiagnosticException e) {
                e.diagnostics().forEach(diagnostics::add);
            }
        }
        diagnostics.throwIfErrors();
        return read;
    }

    private static CustomRegister register(String text, Function<String, RuntimeException> usage) {
        Matcher parts = REGISTER.matcher(text);
        if (!parts.matches() || !CustomRegister.isWidth(Long.parseLong(parts.group(2)))) {
            throw usage.apply("--register " + text + " is not NAME:BITS with 8, 16, 32 or 64 bits");
        }
        if (!CNames.isName(parts.group(1))) {
            throw usage.apply("--register " + text + ": " + CNames.reason(parts.group(1)));
        }
        return new CustomRegister(parts.group(1), Integer.parseInt(parts.group(2)));
    }
}
