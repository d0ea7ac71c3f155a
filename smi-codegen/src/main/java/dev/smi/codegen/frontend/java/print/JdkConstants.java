package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.NamedConstant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Constants of the JDK: C has names of its own for some, and others are written as numbers. */
final class JdkConstants {

    private static final Set<String> OWNERS =
            Set.of("Byte", "Short", "Character", "Integer", "Long", "Float", "Double", "Math", "StrictMath");

    private static final Map<Object, String> NAMES = Map.of(Math.PI, "M_PI", Math.E, "M_E");

    private JdkConstants() {}

    /** How C writes a constant that needs no definition; empty for one of the program. */
    static Optional<String> textOf(NamedConstant constant) {
        if (!OWNERS.contains(constant.owner())) {
            return Optional.empty();
        }
        String name = NAMES.get(constant.value());
        return Optional.of(
                name != null
                        ? name
                        : Literals.of(constant.type(), constant.value()).at(Code.Level.PRIMARY));
    }
}
