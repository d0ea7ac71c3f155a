package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.nio.file.Path;
import java.util.List;

/** Writes one function. One use. */
final class FunctionPrinter {

    private static final int WIDTH = 120;

    private final Function function;
    private final String fileName;
    private final FileNames file;
    private final FunctionFacts facts;
    private final Lines lines;
    private final FunctionNames names;

    FunctionPrinter(Function function, String fileName, FileNames file, FunctionFacts facts, Lines lines) {
        this.function = function;
        this.fileName = fileName;
        this.file = file;
        this.facts = facts;
        this.lines = lines;
        this.names = new FunctionNames(file, function);
    }

    void print(UsedHelpers helpers) {
        Statement.Block body = new Sequencer(facts, function).body(function);
        VariableSources sources = new VariableSources(function, body);
        VariableUses uses = new VariableUses(body);
        Ranges ranges = new Ranges(sources);
        ExpressionPrinter expressions = new ExpressionPrinter(file, names, ranges, helpers);
        StatementPrinter statements =
                new StatementPrinter(lines, names, file, expressions, sources, uses, ranges, new Fences(facts));
        lines.setForeign(!ownFile().equals(fileName));
        lines.comment(function.comments(), function.position().line());
        head(uses);
        lines.add("{");
        lines.indent();
        function.parameters().forEach(statements::mentionUnused);
        lines.outdent();
        statements.body(body);
        lines.add("}");
        lines.setForeign(false);
    }

    private void head(VariableUses uses) {
        int line = function.position().line();
        List<String> parameters =
                function.parameters().stream().map(p -> parameter(p, uses)).toList();
        String result = function.result() instanceof Scalar scalar ? CTypes.of(scalar) : "void";
        String begin = (function.isKernel() ? "__kernel " : "static ") + result + " " + file.of(function) + "(";
        String mark = " // " + ownFile() + ":" + line;
        String all = begin + (parameters.isEmpty() ? "void" : String.join(", ", parameters)) + ")";
        if (all.length() <= WIDTH) {
            lines.add(all + mark, line);
            return;
        }
        lines.add(begin + mark, line);
        lines.indent();
        for (int i = 0; i < parameters.size(); i++) {
            lines.add(parameters.get(i) + (i == parameters.size() - 1 ? ")" : ","), line);
        }
        lines.outdent();
    }

    /** The name of the file that the function is in, which may be another than the kernels'. */
    private String ownFile() {
        Path file = Path.of(function.position().file()).getFileName();
        return file == null ? fileName : file.toString();
    }

    private String parameter(Variable parameter, VariableUses uses) {
        boolean isConstant = parameter.type() instanceof Type.Array
                ? !facts.of(function).written().contains(parameter)
                : parameter.isFinal() && !uses.isAddressed(parameter);
        return Declarations.parameter(
                parameter, names.declare(parameter), isConstant, function.isKernel(), isAlone(parameter));
    }

    /** Whether no other parameter of a kernel can be the same buffer, as buffers have types. */
    private boolean isAlone(Variable parameter) {
        return function.isKernel()
                && function.parameters().stream()
                                .filter(p -> p.type() instanceof Type.Array a
                                        && parameter.type() instanceof Type.Array own
                                        && a.element() == own.element())
                                .count()
                        == 1;
    }
}
