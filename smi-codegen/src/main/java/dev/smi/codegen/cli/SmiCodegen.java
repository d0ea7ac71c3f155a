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
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.java.JavaFrontEnd;
import dev.smi.codegen.io.ArrowFiles;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.ProgramFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    private static final String NAMES = "letters, digits, _, - and . make one, and include is taken";

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SOURCE",
            description = "Kernel sources: OpenCL C (.cl), or Java with methods that are marked @Kernel (.java).")
    List<Path> sources = new ArrayList<>();

    @Mixin
    ArrowOptions arrow = new ArrowOptions();

    @Option(
            names = "-I",
            paramLabel = "DIR",
            description = "Directory to search for headers, or the root of Java sources to search for classes; may be"
                    + " repeated.")
    List<Path> includes = new ArrayList<>();

    @Option(names = "-D", paramLabel = "NAME[=VALUE]", description = "Macro to define, for OpenCL C; may be repeated.")
    List<String> macros = new ArrayList<>();

    @Option(names = "--program", paramLabel = "NAME", description = "Put all sources into one program of this name.")
    @Nullable
    String program;

    @Option(
            names = "--cables",
            paramLabel = "N",
            defaultValue = "4",
            description = "Cables of one FPGA; ${DEFAULT-VALUE} if left out.")
    int cables;

    @Option(
            names = "--read-limit",
            paramLabel = "R",
            defaultValue = "8",
            description = "Packets that a communication kernel takes from one input before it looks at the next;"
                    + " ${DEFAULT-VALUE} if left out.")
    int readLimit;

    @Option(
            names = "--max-ranks",
            paramLabel = "N",
            defaultValue = "8",
            description = "Ranks that the routing tables have room for, at most 256; ${DEFAULT-VALUE} if left out.")
    int maxRanks;

    @Option(
            names = "--eager",
            description = "Send without credits. Messages that share cables can then block each other for ever.")
    boolean isEager;

    @Option(
            names = "--collectives",
            paramLabel = "SCHEME",
            defaultValue = "linear",
            description = "Who passes elements of broadcasts and reductions on: linear, the root deals with every rank"
                    + " itself; tree, a binomial tree. ${DEFAULT-VALUE} if left out.")
    String collectives = "linear";

    @Option(
            names = "--target",
            paramLabel = "NAME",
            defaultValue = "intel-opencl",
            description = "Hardware compiler to generate for; intel-opencl is the one there is.")
    String target = "intel-opencl";

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
        CodegenOptions options = options();
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
        List<ProgramSources> read = read();
        List<GeneratedProgram> generated = generator.generate(read);
        if (isListOnly) {
            generated.forEach(
                    each -> each.description().operations().forEach(o -> System.out.println(ProgramFile.line(o))));
            return ExitStatus.OK;
        }
        finish(generator, read, generated);
        return ExitStatus.OK;
    }

    /** Writes all of the programs. */
    private void finish(CodeGenerator generator, List<ProgramSources> read, List<GeneratedProgram> generated) {
        write(read, generated, generator.hostHeader(generated));
        if (isHowToBuild) {
            for (ProgramSources each : read) {
                generator.checkWhole(
                        GeneratedFiles.wholeSource(output, each.name()), BuildInstructions.preprocessing(each));
            }
            System.out.print(new BuildInstructions(options().target(), output, cables).text(read, generated));
        }
    }

    /** Writes the interface to record batches, and the program that it is part of if there are sources. */
    private void callWithStreams(CodegenOptions options) {
        ArrowCode code = arrow.generate(options.target(), this::usage);
        String name = program == null ? code.kernel() : program;
        if (!isName(name)) {
            throw usage("--program " + name + " is no name for a program; " + NAMES);
        }
        Runnable image = arrow.images.image(arrow.schemas, this::usage);
        if (sources.isEmpty()) {
            image.run();
            arrow.write(code, output, name);
            return;
        }
        rejectOtherSources();
        InterfaceFiles files = InterfaceFiles.write(output, name, code);
        program = name;
        sources.add(ArrowFiles.streamsSource(output, name, code));
        includes.add(ArrowFiles.interfaceDirectory(output, name));
        CodeGenerator generator = new CodeGenerator(options);
        List<ProgramSources> read;
        List<GeneratedProgram> generated;
        try {
            read = read();
            ReadPrograms programs = generator.read(read);
            KernelCheck.check(code.kernel(), code.parameters(), programs.kernels(), sources.getFirst());
            generated = generator.generate(programs);
        } catch (DiagnosticException e) {
            throw files.takeBack(e);
        }
        image.run();
        ArrowOptions.say(code, output, name);
        finish(generator, read, generated);
    }

    private void rejectOtherSources() {
        Diagnostics diagnostics = new Diagnostics();
        sources.forEach(source -> rejectOther(source, diagnostics));
        diagnostics.throwIfErrors();
    }

    private static boolean rejectOther(Path source, Diagnostics diagnostics) {
        boolean isOther = !source.toString().endsWith(".cl") && !JavaFrontEnd.isJava(source);
        if (isOther) {
            diagnostics.error(
                    SourcePosition.of(source.toString()),
                    "not a kernel source; OpenCL C sources end in .cl, Java sources in .java");
        }
        return isOther;
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

    /** All programs; the faults of all of them are reported together. */
    private List<ProgramSources> read() {
        List<ProgramSources> read = new ArrayList<>();
        programs().forEach((name, files) -> read.add(new ProgramSources(name, files, preprocessing())));
        return read;
    }

    private Map<String, List<Path>> programs() {
        if (program != null && !isName(program)) {
            throw usage("--program " + program + " is no name for a program; " + NAMES);
        }
        Diagnostics diagnostics = new Diagnostics();
        Map<String, List<Path>> programs = new LinkedHashMap<>();
        for (Path source : sources) {
            String name = program != null ? program : programName(source, diagnostics);
            programs.computeIfAbsent(name, _ -> new ArrayList<>()).add(source);
        }
        for (Path include : includes) {
            if (!Files.isDirectory(include)) {
                diagnostics.error(
                        SourcePosition.of(include.toString()), "is no directory to search for headers; correct -I");
            }
        }
        diagnostics.throwIfErrors();
        return programs;
    }

    /** Programs are directories beside {@code include}. */
    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") && !name.equals("include");
    }

    private static String programName(Path source, Diagnostics diagnostics) {
        SourcePosition position = SourcePosition.of(source.toString());
        String file = String.valueOf(source.getFileName());
        if (rejectOther(source, diagnostics)) {
            return file;
        }
        String name = file.substring(0, file.lastIndexOf('.'));
        if (!isName(name)) {
            diagnostics.error(
                    position,
                    "\"" + name + "\" is no name for a program; " + NAMES + "; rename the file, or give --program");
        }
        return name;
    }

    private Preprocessing preprocessing() {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (String macro : macros) {
            int equals = macro.indexOf('=');
            // as with every compiler, a macro without a value is 1
            definitions.put(
                    equals < 0 ? macro : macro.substring(0, equals), equals < 0 ? "1" : macro.substring(equals + 1));
        }
        return new Preprocessing(includes, definitions);
    }

    private CodegenOptions options() {
        Target known =
                Target.ofId(target).orElseThrow(() -> usage("unknown target " + target + "; known: intel-opencl"));
        CollectiveScheme scheme = CollectiveScheme.ofId(collectives)
                .orElseThrow(() -> usage("unknown scheme " + collectives + " of collectives; known: linear, tree"));
        try {
            return new CodegenOptions(
                    known, cables, readLimit, maxRanks, isEager ? FlowControl.EAGER : FlowControl.CREDITS, scheme);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
