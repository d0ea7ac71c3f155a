package dev.smi.codegen.cli;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.ReadPrograms;
import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.codegen.io.ArrowFiles;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.ProgramFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code smi-codegen}: kernel sources to device code. */
@Command(
        name = "smi-codegen",
        description = {
            "Generates the transport layer for kernels that use SMI: finds the channels that they open, and writes the"
                    + " communication kernels, the functions for each port, the rewritten sources and the program's"
                    + " description.",
            "Each SOURCE is a program named after its file, unless --program puts them into one."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-codegen stencil.cl -o out",
            "  smi-codegen -I src/main/java Stencil.java -o out",
            "  smi-codegen -I include -D N=1024 --max-ranks 64 --program app send.cl receive.cl -o out",
            "  smi-codegen --list stencil.cl",
            "  smi-codegen --how-to-build stencil.cl -o out",
            "  smi-codegen --arrow in.rb --arrow-kernel Sum -o out",
            "  smi-codegen --arrow in.rb --arrow-kernel Sum out/Sum.cl -o out",
            "  smi-codegen --arrow in.rb --srec memory.srec -o out",
            "  smi-codegen --arrow in.rb --srec-dump memory.srec -o out"
        })
public final class SmiCodegen implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    SourceOptions sources = new SourceOptions();

    @Mixin
    TransportOptions transport = new TransportOptions();

    @Mixin
    ArrowOptions arrow = new ArrowOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "smi-out",
            description = "Where to write; ${DEFAULT-VALUE} if left out.")
    Path output = Path.of("smi-out");

    @Option(names = "--list", description = "Only print the operations found, one JSON object a line.")
    boolean isListOnly;

    @Option(
            names = "--how-to-build",
            description = "Generate, and then print what to do for hardware: the commands for Intel's compiler, the"
                    + " channels that the board needs, and what the generated files are.")
    boolean isHowToBuild;

    private SmiCodegen() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return CommandRunner.run(new SmiCodegen(), arguments);
    }

    @Override
    public Integer call() {
        if (isListOnly && isHowToBuild) {
            throw usage("--list generates nothing that --how-to-build could tell about; give one of them");
        }
        CodegenOptions options = transport.options(this::usage);
        arrow.misuse(isListOnly, isHowToBuild, !sources.isEmpty()).ifPresent(misuse -> {
            throw usage(misuse);
        });
        if (arrow.images.isDump()) {
            arrow.images.dump(arrow.schemas, output, this::usage);
            return ExitStatus.OK;
        }
        if (arrow.isGiven()) {
            callWithStreams(options);
            return ExitStatus.OK;
        }
        if (sources.isEmpty()) {
            throw usage("Missing required parameter: 'SOURCE'");
        }
        CodeGenerator generator = new CodeGenerator(options);
        List<ProgramSources> read = sources.read(this::usage);
        List<GeneratedProgram> generated = generator.generate(read);
        if (isListOnly) {
            generated.forEach(
                    each -> each.description().operations().forEach(o -> System.out.println(ProgramFile.line(o))));
            return ExitStatus.OK;
        }
        finish(options, generator, read, generated);
        return ExitStatus.OK;
    }

    /** Writes all of the programs. */
    private void finish(
            CodegenOptions options,
            CodeGenerator generator,
            List<ProgramSources> read,
            List<GeneratedProgram> generated) {
        write(read, generated, generator.hostHeader(generated));
        if (isHowToBuild) {
            for (ProgramSources each : read) {
                generator.checkWhole(
                        GeneratedFiles.wholeSource(output, each.name()), BuildInstructions.preprocessing(each));
            }
            System.out.print(new BuildInstructions(options.target(), output, options.cables()).text(read, generated));
        }
    }

    /** Writes the interface to record batches, and the program that it is part of if there are sources. */
    private void callWithStreams(CodegenOptions options) {
        ArrowCode code = arrow.generate(options.target(), this::usage);
        String name = sources.program(code.kernel(), this::usage);
        Runnable image = arrow.images.image(arrow.schemas, this::usage);
        if (sources.isEmpty()) {
            image.run();
            arrow.write(code, output, name);
            return;
        }
        sources.rejectOthers();
        InterfaceFiles files = InterfaceFiles.write(output, name, code);
        SourceOptions all = sources.with(
                name, ArrowFiles.streamsSource(output, name, code), ArrowFiles.interfaceDirectory(output, name));
        CodeGenerator generator = new CodeGenerator(options);
        List<ProgramSources> read;
        List<GeneratedProgram> generated;
        try {
            read = all.read(this::usage);
            ReadPrograms programs = generator.read(read);
            KernelCheck.check(code.kernel(), code.parameters(), programs.kernels(), all.first());
            generated = generator.generate(programs);
        } catch (DiagnosticException e) {
            throw files.takeBack(e);
        }
        image.run();
        ArrowOptions.say(code, output, name);
        finish(options, generator, read, generated);
    }

    private void write(List<ProgramSources> read, List<GeneratedProgram> generated, String hostHeader) {
        for (int i = 0; i < generated.size(); i++) {
            GeneratedProgram each = generated.get(i);
            GeneratedFiles.write(output, each, read.get(i));
            System.out.println(
                    each.name() + ": " + each.description().operations().size() + " operations, "
                            + GeneratedFiles.deviceSource(output, each.name()));
        }
        GeneratedFiles.writeHost(output, hostHeader);
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
