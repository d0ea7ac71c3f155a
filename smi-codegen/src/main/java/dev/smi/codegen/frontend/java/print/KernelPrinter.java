package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.ConstantTable;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.codegen.frontend.java.ir.NamedConstant;
import dev.smi.codegen.frontend.java.ir.OnChipFifo;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Writes kernels that were understood as OpenCL C. Stateless; the same kernels always give the same text. */
public final class KernelPrinter {

    private final KernelUnit unit;
    private final String fileName;
    private final FileNames names;
    private final UsedHelpers helpers = new UsedHelpers();

    private KernelPrinter(KernelUnit unit, String fileName) {
        this.unit = unit;
        this.fileName = fileName;
        this.names = new FileNames(unit);
    }

    /**
     * The kernels of one source, and what they need, as a source of OpenCL C with SMI calls.
     *
     * @param fileName the Java source, for comments
     */
    public static PrintedSource print(KernelUnit unit, String fileName) {
        return new KernelPrinter(unit, fileName).print();
    }

    /**
     * Whether a method of {@link Math}, {@link Integer}, {@link Float} and their like can be written.
     *
     * @param operandType the type of the first parameter of the overload
     */
    public static boolean knows(String name, Scalar operandType) {
        return MathTable.find(name, operandType).isPresent();
    }

    /** Whether a kernel cannot have a name, as OpenCL C or the generated code uses it for something else. */
    public static boolean isReserved(String name) {
        return ReservedWords.forFile(name) || !Identifiers.of(name).equals(name);
    }

    private PrintedSource print() {
        PrintedSource functions = functions();
        Lines lines = new Lines();
        head(lines);
        constants(lines);
        fifos(lines);
        unit.tables().forEach(t -> table(t, lines));
        helpers.inOrder().forEach(h -> {
            h.text().lines().forEach(lines::add);
            lines.blank();
        });
        PrintedSource before = lines.source();
        Lines after = new Lines();
        forget(after);
        return join(List.of(before, functions, after.source()));
    }

    private PrintedSource functions() {
        FunctionFacts facts = new FunctionFacts();
        Lines lines = new Lines();
        boolean isFirst = true;
        for (Function function : unit.functions()) {
            if (!isFirst) {
                lines.blank();
            }
            isFirst = false;
            facts.add(function);
            new FunctionPrinter(function, fileName, names, facts, lines).print(helpers);
        }
        return lines.source();
    }

    private void head(Lines lines) {
        List<String> comments = new ArrayList<>(unit.comments());
        if (!comments.isEmpty()) {
            comments.add("");
        }
        comments.add("smi-codegen wrote this from " + fileName + ", whose lines comments name.");
        if (helpers.isRoundingFloats()) {
            comments.add("Boards round divisions and roots of floats as Java does if it is compiled with"
                    + " -cl-fp32-correctly-rounded-divide-sqrt.");
        }
        lines.comment(comments, 0);
        lines.add("#include <smi.h>");
        lines.blank();
        lines.add("#pragma OPENCL FP_CONTRACT OFF");
        lines.blank();
    }

    private void constants(Lines lines) {
        List<NamedConstant> own = own();
        own.forEach(c -> lines.add(
                "#define " + names.of(c) + " "
                        + Literals.of(c.type(), c.value()).at(Code.Level.PRIMARY),
                c.position().line()));
        if (!own.isEmpty()) {
            lines.blank();
        }
    }

    private List<NamedConstant> own() {
        return unit.constants().stream()
                .filter(c -> names.isUsed(c) && JdkConstants.textOf(c).isEmpty())
                .toList();
    }

    private void fifos(Lines lines) {
        for (OnChipFifo fifo : unit.fifos()) {
            lines.add(
                    "channel " + CTypes.of(fifo.element()) + " " + names.of(fifo) + " __attribute__((depth("
                            + fifo.depth() + ")));",
                    fifo.position().line());
        }
        if (!unit.fifos().isEmpty()) {
            lines.blank();
        }
    }

    private void table(ConstantTable table, Lines lines) {
        List<String> values = table.values().stream()
                .map(v -> Literals.inTable(table.type().element(), v))
                .toList();
        lines.add(
                "__constant " + CTypes.of(table.type().element()) + " " + names.of(table)
                        + Declarations.lengths(table.type().lengths()) + " = "
                        + Declarations.braces(values, table.type().lengths()) + ";",
                table.position().line());
        lines.blank();
    }

    /** Names that other sources of a program, which hardware compilers read as one, may use for something else. */
    private void forget(Lines lines) {
        if (!own().isEmpty()) {
            lines.blank();
            lines.add("/* These names are of this file only. */");
        }
        own().forEach(c -> lines.add("#undef " + names.of(c)));
    }

    private static PrintedSource join(List<PrintedSource> parts) {
        StringBuilder text = new StringBuilder();
        List<Integer> javaLines = new ArrayList<>();
        for (PrintedSource part : parts) {
            text.append(part.text());
            javaLines.addAll(part.javaLines());
        }
        return new PrintedSource(text.toString(), javaLines);
    }
}
