package dev.smi.codegen.cli;

import dev.smi.arrow.model.KernelParameter;
import dev.smi.codegen.frontend.KernelHead;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the user's kernel with what the host hands to the kernel of an interface. Stateless. */
final class KernelCheck {

    /** A SMI_Comm as Clang writes it: names of types are gone. */
    private static final String COMMUNICATOR = "unsigned short __attribute__((ext_vector_type(2)))";

    private static final Set<String> INTEGERS = Set.of("char", "short", "int", "long");

    private KernelCheck() {}

    /**
     * Checks that there is the kernel, and that it takes what it is given.
     *
     * @param kernels all that the program defines
     * @param source what to name if there is none
     * @throws DiagnosticException if it is missing or takes something else
     */
    static void check(String name, List<KernelParameter> expected, List<KernelHead> kernels, Path source) {
        String remedy = "; write __kernel void " + name + "("
                + expected.stream().map(KernelParameter::declaration).collect(Collectors.joining(", "))
                + "), behind which a SMI_Comm may follow";
        Optional<KernelHead> found =
                kernels.stream().filter(each -> each.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            throw new DiagnosticException(
                    SourcePosition.of(source.toString()),
                    "no source defines kernel " + name + ", which the streams are for" + remedy);
        }
        List<KernelHead.Parameter> given = found.get().parameters();
        if (given.size() != expected.size() && given.size() != expected.size() + 1) {
            throw new DiagnosticException(
                    found.get().position(),
                    "kernel " + name + " has " + given.size() + " parameters, and is given " + expected.size()
                            + remedy);
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!fits(expected.get(i), given.get(i))) {
                throw new DiagnosticException(
                        found.get().position(),
                        "parameter " + (i + 1) + " of kernel " + name + " is given "
                                + expected.get(i).declaration() + ", and has another type" + remedy);
            }
        }
        if (given.size() > expected.size() && !isCommunicator(given.getLast())) {
            throw new DiagnosticException(
                    found.get().position(),
                    "parameter " + given.size() + " of kernel " + name + " is of type "
                            + given.getLast().type() + ", and has to be a SMI_Comm" + remedy);
        }
    }

    private static boolean isCommunicator(KernelHead.Parameter given) {
        return !given.isPointer() && given.type().equals(COMMUNICATOR);
    }

    /** Signs do not matter, nor do types other than integers that have as many bits. */
    private static boolean fits(KernelParameter expected, KernelHead.Parameter given) {
        if (expected instanceof KernelParameter.Return || given.isPointer()) {
            return expected instanceof KernelParameter.Return && given.isPointer();
        }
        String type = given.type().replaceAll("\\b(un)?signed ", "");
        String wanted = expected.declaration().replaceAll("^const u?(\\w+) .*", "$1");
        return !INTEGERS.contains(type) || type.equals(wanted);
    }
}
