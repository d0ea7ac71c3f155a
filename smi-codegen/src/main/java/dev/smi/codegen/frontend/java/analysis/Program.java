package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.Arrays;
import java.util.Optional;

/** What belongs together while one source is read. Not thread-safe. */
final class Program {

    private final Classes classes;
    private final Diagnostics diagnostics;
    private final DeclaredTypes types;
    private final Fields fields = new Fields(this);
    private final Functions functions = new Functions(this);
    private final Used used = new Used();
    private final Comments comments = new Comments();
    private int faults;

    Program(Classes classes, Diagnostics diagnostics) {
        this.classes = classes;
        this.diagnostics = diagnostics;
        this.types = new DeclaredTypes(classes);
    }

    Classes classes() {
        return classes;
    }

    DeclaredTypes types() {
        return types;
    }

    Fields fields() {
        return fields;
    }

    Functions functions() {
        return functions;
    }

    /** What kernels use. */
    Used used() {
        return used;
    }

    Comments comments() {
        return comments;
    }

    /** How many faults there were, also those that follow from others. */
    int faults() {
        return faults;
    }

    /** Reports a fault, unless it follows from another. */
    void report(Rejected fault) {
        faults++;
        if (!fault.isSilent()) {
            diagnostics.error(fault.position(), fault.text());
        }
    }

    /**
     * The constant of an enumeration that an expression names, directly or by a {@code static final} field.
     *
     * @param enumeration its class's full name
     */
    <E extends Enum<E>> Optional<E> enumConstant(
            com.github.javaparser.ast.expr.Expression expression, String enumeration, Class<E> type) {
        return switch (expression) {
            case FieldAccessExpr access ->
                classes.find(access.getScope())
                        .flatMap(scope -> scope.name().equals(enumeration)
                                ? named(access.getNameAsString(), type)
                                : scope instanceof Classes.InSource source
                                        ? classes.field(source, access.getNameAsString())
                                                .flatMap(field -> enumConstant(field, enumeration, type))
                                        : Optional.empty());
            case NameExpr name -> byName(name, enumeration, type);
            default -> Optional.empty();
        };
    }

    private <E extends Enum<E>> Optional<E> byName(NameExpr name, String enumeration, Class<E> type) {
        for (Classes.InSource around : classes.around(name)) {
            Optional<Classes.Field> field = classes.field(around, name.getNameAsString());
            if (field.isPresent()) {
                return enumConstant(field.get(), enumeration, type);
            }
        }
        return classes.staticImports(name, name.getNameAsString()).stream()
                .filter(found -> found.name().equals(enumeration))
                .findFirst()
                .flatMap(_ -> named(name.getNameAsString(), type));
    }

    private <E extends Enum<E>> Optional<E> enumConstant(Classes.Field field, String enumeration, Class<E> type) {
        // a field that names itself does not get past javac, and ends here, too
        return field.isConstant()
                ? field.variable()
                        .getInitializer()
                        .filter(value ->
                                !value.toString().equals(field.variable().getNameAsString()))
                        .flatMap(value -> enumConstant(value, enumeration, type))
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> named(String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
