package dev.smi.emulator.compile;

import dev.smi.emulator.compile.KernelSignature.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Works on the intermediate representation that Clang makes of OpenCL C, as text: takes out what the back end for
 * WebAssembly does not know, reads the kernels' signatures from their metadata, and gives every kernel an entry
 * function that takes its arguments from memory. Immutable.
 *
 * <p>The text is that of LLVM 20; the calling conventions {@code spir_kernel} and {@code spir_func} mean nothing on a
 * CPU.
 */
final class KernelIr {

    /** The prefix of the entry functions: {@code void emu_run_<kernel>(char *arguments)}. */
    static final String ENTRY_PREFIX = "emu_run_";

    /** Bytes from one argument to the next in memory; enough for the largest vector, {@code double16}. */
    static final int ARGUMENT_STRIDE = 128;

    private static final Pattern DECLARATION =
            Pattern.compile("^declare [^@\\n]*@([\\w.$]+)\\([^\\n]*", Pattern.MULTILINE);
    private static final Pattern DEFINITION = Pattern.compile("^define [^@\\n]*@([\\w.$]+)\\(", Pattern.MULTILINE);
    private static final String INTRINSIC = "llvm.";
    private static final Pattern KERNEL =
            Pattern.compile("^define [^\\n]*spir_kernel void @([\\w.$]+)\\(([^\\n]*)$", Pattern.MULTILINE);
    private static final Pattern CONVENTION = Pattern.compile("\\bspir_(kernel|func) ");
    private static final Pattern CHANNEL_CALL = Pattern.compile(
            "^(declare [^@\\n]*@emu_((?:read|write)(?:_nb)?))\\(ptr noundef, ptr noundef\\)", Pattern.MULTILINE);
    private static final Pattern METADATA_STRING = Pattern.compile("!\"([^\"]*)\"");
    private static final Pattern PARAMETER_NAME = Pattern.compile("\\s%[\\w.$-]+$");

    private final String text;
    private final List<KernelSignature> kernels = new ArrayList<>();
    private final StringBuilder entries = new StringBuilder();

    KernelIr(String text) {
        this.text = text;
        Matcher kernel = KERNEL.matcher(text);
        while (kernel.find()) {
            String name = kernel.group(1);
            int close = closing(kernel.group(2));
            kernels.add(new KernelSignature(name, parameters(kernel.group(2).substring(close))));
            entries.append(entry(name, split(kernel.group(2).substring(0, close))));
        }
    }

    /** The kernels, in order of definition. */
    List<KernelSignature> kernels() {
        return kernels;
    }

    /** The lines that declare functions which are defined elsewhere, by symbol; not those that the back end has. */
    Map<String, String> declarations() {
        Map<String, String> declarations = new LinkedHashMap<>();
        DECLARATION
                .matcher(text)
                .results()
                .filter(declaration -> !declaration.group(1).startsWith(INTRINSIC))
                .forEach(declaration -> declarations.put(declaration.group(1), declaration.group()));
        return declarations;
    }

    /** The symbols of the functions that are defined here. */
    Set<String> definitions() {
        return DEFINITION.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }

    /** The text for the back end. */
    String lowered() {
        String plain = CONVENTION.matcher(text).replaceAll("");
        return CHANNEL_CALL.matcher(plain).replaceAll(call -> Matcher.quoteReplacement(promise(call))) + entries;
    }

    /**
     * The declaration of a channel operation, with what C cannot say: the element is only read, or only written, and
     * its address is not kept. That lets the optimizer pass elements by their own address instead of copying them
     * first.
     */
    private static String promise(MatchResult declaration) {
        String access = declaration.group(2).startsWith("write") ? "readonly" : "writeonly";
        return declaration.group(1) + "(ptr noundef, ptr noalias nocapture noundef " + access + ")";
    }

    /** The parameters, from what stands behind a definition's parameter list. */
    private List<Parameter> parameters(String attachments) {
        List<String> types = metadata(attachments, "kernel_arg_base_type");
        List<String> names = metadata(attachments, "kernel_arg_name");
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            parameters.add(new Parameter(names.get(i), ParameterType.ofMetadata(types.get(i))));
        }
        return parameters;
    }

    private List<String> metadata(String attachments, String kind) {
        Matcher reference = Pattern.compile("!" + kind + " (!\\d+)").matcher(attachments);
        List<String> values = new ArrayList<>();
        if (reference.find()) {
            // nodes are at the end, and there may be hundreds of kernels
            int node = text.lastIndexOf("\n" + reference.group(1) + " = !{");
            if (node >= 0) {
                int end = text.indexOf('\n', node + 1);
                METADATA_STRING
                        .matcher(text.substring(node, end < 0 ? text.length() : end))
                        .results()
                        .forEach(m -> values.add(m.group(1)));
            }
        }
        return values;
    }

    private static String entry(String name, List<String> parameters) {
        StringBuilder body = new StringBuilder();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String typed = PARAMETER_NAME.matcher(parameters.get(i)).replaceFirst("");
            body.append(String.format("  %%p%d = getelementptr i8, ptr %%arguments, i32 %d%n", i, i * ARGUMENT_STRIDE));
            if (typed.contains("byval(")) {
                arguments.add(typed + " %p" + i);
            } else {
                body.append(String.format("  %%a%d = load %s, ptr %%p%d%n", i, type(typed), i));
                arguments.add(typed + " %a" + i);
            }
        }
        return String.format(
                "%ndefine void @%s%s(ptr %%arguments) {%n%s  call void @%s(%s)%n  ret void%n}%n",
                ENTRY_PREFIX, name, body, name, String.join(", ", arguments));
    }

    /** The type at the beginning of a parameter, before its attributes. */
    private static String type(String typed) {
        return typed.startsWith("<") ? typed.substring(0, typed.indexOf('>') + 1) : typed.split(" ", 2)[0];
    }

    /** The index of the parenthesis that closes a parameter list. */
    private static int closing(String list) {
        int depth = 1;
        for (int i = 0; i < list.length(); i++) {
            depth += list.charAt(i) == '(' ? 1 : list.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("a kernel's definition does not end: " + list);
    }

    /** Splits a parameter list at the commas that are in no brackets. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += "(<{[".indexOf(c) >= 0 ? 1 : ")>}]".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!list.isBlank()) {
            parts.add(list.substring(start).strip());
        }
        return parts;
    }
}
