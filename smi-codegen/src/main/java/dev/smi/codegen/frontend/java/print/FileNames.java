package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.ConstantTable;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.codegen.frontend.java.ir.NamedConstant;
import dev.smi.codegen.frontend.java.ir.OnChipFifo;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of all that stands outside of functions. Kernels keep theirs, as the host starts them by name. */
final class FileNames {

    private final String owner;
    private final Set<String> taken = new HashSet<>();
    private final Map<Function, String> functions = new HashMap<>();
    private final Map<NamedConstant, String> constants = new HashMap<>();
    private final Set<NamedConstant> used = new HashSet<>();
    private final Map<ConstantTable, String> tables = new HashMap<>();
    private final Map<OnChipFifo, String> fifos = new HashMap<>();

    FileNames(KernelUnit unit) {
        this.owner = unit.owner();
        unit.functions().stream().filter(Function::isKernel).forEach(f -> functions.put(f, take(f.name(), List.of())));
        unit.constants().forEach(c -> constants.put(c, constant(c)));
        unit.fifos().forEach(f -> fifos.put(f, take(f.name(), List.of(f.owner() + "_" + f.name()))));
        unit.tables().forEach(t -> tables.put(t, take(t.name(), List.of(t.owner() + "_" + t.name()))));
        unit.functions().stream().filter(f -> !f.isKernel()).forEach(f -> functions.put(f, function(f)));
    }

    String of(Function function) {
        return known(functions.get(function), function.name());
    }

    /** The name of a constant, which is used from now on. */
    String of(NamedConstant constant) {
        used.add(constant);
        return known(constants.get(constant), constant.name());
    }

    String of(ConstantTable table) {
        return known(tables.get(table), table.name());
    }

    String of(OnChipFifo fifo) {
        return known(fifos.get(fifo), fifo.name());
    }

    /** Whether the text has a constant's name; compilers warn of others. */
    boolean isUsed(NamedConstant constant) {
        return used.contains(constant);
    }

    /** Whether something outside of functions, which is none itself, has a name. */
    boolean isTaken(String name) {
        return taken.contains(name) && functions.values().stream().noneMatch(name::equals);
    }

    private static String known(@Nullable String name, String java) {
        if (name == null) {
            throw new IllegalArgumentException(java + " is used but not declared");
        }
        return name;
    }

    /** Constants of the JDK are known to C by other names. */
    private String constant(NamedConstant constant) {
        return JdkConstants.textOf(constant)
                .orElseGet(() -> take(constant.name(), List.of(constant.owner() + "_" + constant.name())));
    }

    /** Versions of one method are told apart by the memories of arrays, overloads by the types of all they take. */
    private String function(Function function) {
        String typed = named(function, words(function, FileNames::word));
        String memories = named(function, words(function, FileNames::memory));
        List<String> others = isVersion(function) ? List.of(memories, typed) : List.of(typed);
        if (!function.owner().equals(owner)) {
            others = others.stream().map(o -> function.owner() + "_" + o).toList();
        }
        return take(function.name(), others);
    }

    private boolean isVersion(Function function) {
        return functions.keySet().stream().anyMatch(f -> f.position().equals(function.position()));
    }

    private static String named(Function function, String words) {
        return function.name() + (words.isEmpty() ? "" : "_" + words);
    }

    private static String words(Function function, java.util.function.Function<Type, String> word) {
        return function.parameters().stream()
                .map(Variable::type)
                .map(word)
                .filter(w -> !w.isEmpty())
                .collect(Collectors.joining("_"));
    }

    private static String memory(Type type) {
        return switch (type) {
            case Type.Array a ->
                switch (a.memory()) {
                    case LOCAL -> "array";
                    case BUFFER -> "buffer";
                    case CONSTANT -> "table";
                };
            case Type.Channel _ -> word(type);
            default -> "";
        };
    }

    private static String word(Type type) {
        return switch (type) {
            case Scalar s -> s.javaName();
            case Type.Array a ->
                switch (a.memory()) {
                    case LOCAL -> a.element().javaName() + "s";
                    case BUFFER -> a.element().javaName() + "_buffer";
                    case CONSTANT -> a.element().javaName() + "_table";
                };
            case Type.Channel c ->
                c.kind().name().toLowerCase(Locale.ROOT) + "_" + c.element().javaName();
            case Type.Communicator _, Type.Nothing _ -> "";
        };
    }

    /** The first name that is free: the plain one, one of the others, or the last with a number. */
    private String take(String plain, List<String> others) {
        boolean isReserved = ReservedWords.forFile(Identifiers.of(plain));
        for (String candidate : isReserved ? join(plain + "_", others) : join(plain, others)) {
            String name = Identifiers.of(candidate);
            if (!ReservedWords.forFile(name) && taken.add(name)) {
                return name;
            }
        }
        String last = Identifiers.of(others.isEmpty() ? plain : others.getLast());
        for (int number = 2; ; number++) {
            if (taken.add(last + "_" + number)) {
                return last + "_" + number;
            }
        }
    }

    private static List<String> join(String plain, List<String> others) {
        List<String> all = new ArrayList<>(List.of(plain));
        all.addAll(others);
        return all;
    }
}
