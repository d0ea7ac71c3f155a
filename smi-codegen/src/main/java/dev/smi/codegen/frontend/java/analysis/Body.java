package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.SimpleName;
import dev.smi.codegen.frontend.java.ir.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What belongs together while one version of a method, or the first value of a field, is read: its names and the parts
 * that read it. Not thread-safe.
 */
final class Body {

    private final Program program;
    private final boolean isConstant;
    private Used used;
    private final Classes.InSource owner;
    private final Type result;
    private final Set<String> names = new HashSet<>();

    private final Scope scope = new Scope();
    private final Folding folding = new Folding();
    private final Expressions expressions = new Expressions(this);
    private final Operators operators = new Operators(this);
    private final Assignments assignments = new Assignments(this);
    private final Calls calls = new Calls(this);
    private final Channels channels = new Channels(this);
    private final Declarations declarations = new Declarations(this);
    private final Statements statements = new Statements(this);

    /**
     * The body of a method that is still to be read.
     *
     * @param owner the class that it is in
     * @param result what it returns
     * @param code its text, whose names are not given to anything else
     */
    Body(Program program, Classes.InSource owner, Type result, Node code) {
        this(program, owner, result, code, program.used(), false);
    }

    private Body(Program program, Classes.InSource owner, Type result, Node code, Used used, boolean isConstant) {
        this.program = program;
        this.isConstant = isConstant;
        this.used = used;
        this.owner = owner;
        this.result = result;
        code.walk(SimpleName.class, name -> names.add(name.getIdentifier()));
    }

    /** The first value of a field, which has to be known. */
    static Body ofField(Program program, Classes.InSource owner, Node value) {
        return new Body(program, owner, new Type.Nothing(), value, new Used(), true);
    }

    /** Whether everything in it has to be known. */
    boolean isConstant() {
        return isConstant;
    }

    /** Reads something of which only the value is needed, so that constants in it are not used. */
    <T> T forItsValue(Supplier<T> reading) {
        Used before = used;
        used = new Used();
        try {
            return reading.get();
        } finally {
            used = before;
        }
    }

    Program program() {
        return program;
    }

    Used used() {
        return used;
    }

    Classes.InSource owner() {
        return owner;
    }

    Type result() {
        return result;
    }

    Scope scope() {
        return scope;
    }

    Folding folding() {
        return folding;
    }

    Expressions expressions() {
        return expressions;
    }

    Operators operators() {
        return operators;
    }

    Assignments assignments() {
        return assignments;
    }

    Calls calls() {
        return calls;
    }

    Channels channels() {
        return channels;
    }

    Declarations declarations() {
        return declarations;
    }

    Statements statements() {
        return statements;
    }

    /** A name that nothing in the body has, made of the given one. */
    String freshName(String wish) {
        String name = wish;
        for (int i = 2; !names.add(name); i++) {
            name = wish + i;
        }
        return name;
    }

    /** The field that a name without a class before it stands for, if there is one. */
    Optional<Fields.Constant> constant(Node use, String name) {
        Fields fields = program.fields();
        for (Classes.InSource around : program.classes().around(use)) {
            Optional<Classes.Field> field = program.classes().field(around, name);
            if (field.isPresent()) {
                return Optional.of(fields.of(field.get(), use));
            }
        }
        for (Classes.Found imported : program.classes().staticImports(use, name)) {
            Optional<Fields.Constant> constant = constant(imported, use, name);
            if (constant.isPresent()) {
                return constant;
            }
        }
        return Optional.empty();
    }

    /** The field of a class, if there is one. */
    Optional<Fields.Constant> constant(Classes.Found type, Node use, String name) {
        return switch (type) {
            case Classes.InSource source ->
                program.classes().field(source, name).map(f -> program.fields().of(f, use));
            case Classes.InJdk jdk -> Fields.ofJdk(jdk.name(), name, use);
            case Classes.InApi _ -> Optional.empty();
        };
    }
}
