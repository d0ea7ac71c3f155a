package dev.smi.codegen.frontend.java.print;

/** Java's identifiers, which may have letters of all languages and dollar signs, as C's. Stateless. */
final class Identifiers {

    private Identifiers() {}

    /** A name of C that looks like a name of Java. */
    static String of(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (isPlain(c)) {
                text.appendCodePoint(c);
            } else {
                text.append(c == '$' ? "_" : "u" + Integer.toHexString(c));
            }
        });
        String plain = text.toString().replaceAll("__+", "_");
        return plain.startsWith("_") || plain.isEmpty() ? "x" + plain : plain;
    }

    private static boolean isPlain(int c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }
}
