package dev.smi.codegen.frontend.java.print;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Java's identifiers, which may have letters of all languages and dollar signs, as C's. Stateless. */
final class Identifiers {

    /** How names begin that headers and generated code have for themselves. */
    private static final Pattern GENERATED = Pattern.compile("SMI_|CLK_|emu_|jvm_|cl_|M_|java_");

    private Identifiers() {}

    /** A name of C that looks like a name of Java. */
    static String of(String name) {
        StringBuilder text = new StringBuilder();
        String split = Normalizer.normalize(name, Normalizer.Form.NFKD).replace("\u00DF", "ss");
        split.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> {
                    if (isPlain(c)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(c == '$' ? "_" : "u" + Integer.toHexString(c));
                    }
                });
        String plain = text.toString().replaceAll("__+", "_");
        return plain.startsWith("_")
                        || plain.isEmpty()
                        || GENERATED.matcher(plain).lookingAt()
                ? "x" + plain
                : plain;
    }

    private static boolean isPlain(int c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }
}
