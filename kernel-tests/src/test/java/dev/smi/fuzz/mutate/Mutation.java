package dev.smi.fuzz.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a token or two of a source, or puts in what no kernel may have. Stateless. */
public final class Mutation {

    private static final Pattern TOKEN = Pattern.compile(
            "\"[^\"\\n]*\"|'(?:\\\\.|[^'])*'|[A-Za-z_$][\\w$]*|[\\d.][\\w.]*|\\s+|//.*|/\\*(?s:.*?)\\*/|.");

    private static final List<String> WORDS = List.of(
            "int",
            "byte",
            "long",
            "boolean",
            "char",
            "float",
            "double",
            "void",
            "String",
            "Object",
            "null",
            "true",
            "0",
            "1L",
            "1.5f",
            "new",
            "return",
            "break",
            "continue",
            "throw",
            "static",
            "final",
            "this",
            "class",
            "var",
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            ";",
            ",",
            "+",
            "++",
            "=",
            "==",
            "&&",
            "?",
            ":",
            "->",
            ".",
            "@",
            "Kernel",
            "@Kernel",
            "k_0",
            "h0_0",
            "length",
            ".length",
            "Math.sqrt",
            "Math.random()",
            "-2147483649",
            "9999999999",
            "08",
            "'ab'",
            "/* ",
            "\"");

    private static final List<String> STATEMENTS = List.of(
            "String s = \"x\";",
            "Object o = new Object();",
            "throw new IllegalStateException();",
            "int[] q = new int[n];",
            "Integer boxed = 5;",
            "System.out.println(1);",
            "try { } finally { }",
            "assert true;",
            "synchronized (Math.class) { }",
            "Runnable r = () -> { };",
            "int yield = 1; yield++;",
            "k_0();",
            "for (;;) { new int[4].clone(); }",
            "int x = 1 / 0;",
            "int[] a1 = {1}, b1 = a1; b1 = a1;",
            "long l = 5; int i = l;",
            "boolean b = 1;",
            "byte c = 300;",
            "return 5;",
            "return;",
            "break;",
            "continue nowhere;",
            "label: { break label; }",
            "int u; u++;",
            "final int f = 1; f = 2;",
            "int dup = 1, dup = 2;",
            "char c2 = -1;",
            "float f2 = 1.0;",
            "switch (1) { case 1: case 1: }",
            "switch (2L) { default: }",
            "class Inner { }",
            "record R(int x) { }",
            "while (false) { int z = 0; }",
            "int s1 = switch (3) { case 1 -> 2; default -> 5; };",
            "var v = 1;",
            "var w = new int[] {1, 2};",
            "int[][] j = new int[3][];",
            "int[] neg = new int[-1];",
            "int big[] = new int[1 << 30];",
            "for (String t : new String[0]) { }",
            "do { } while (true);",
            "Math.sqrt(true);",
            "Math.nothing(1);",
            "Math.max(1);",
            "int sh = 1 << 1.5;",
            "boolean nb = !5;",
            "int tern = true ? 1 : \"x\";",
            "if (1) { }",
            "long m = 1L % 0L;",
            "({});",
            "if (true) int d = 1;");

    private Mutation() {}

    /** The source with one to three changes that the seed chooses. */
    public static String of(String source, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> tokens = tokens(source);
        int first = bodyStart(tokens);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(tokens, first + random.nextInt(tokens.size() - first), random);
        }
        return String.join("", tokens);
    }

    /** The first token after the imports. */
    private static int bodyStart(List<String> tokens) {
        return Math.max(0, tokens.indexOf("class") - 4);
    }

    private static List<String> tokens(String source) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static void change(List<String> tokens, int at, SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0 -> tokens.set(at, "");
            case 1 -> tokens.add(at, tokens.get(at) + " ");
            case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.set(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
            case 4 -> tokens.add(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
            default -> afterSemicolon(tokens, at, " " + STATEMENTS.get(random.nextInt(STATEMENTS.size())));
        }
    }

    private static void afterSemicolon(List<String> tokens, int at, String statement) {
        for (int i = at; i < tokens.size(); i++) {
            if (tokens.get(i).equals(";")) {
                tokens.add(i + 1, statement);
                return;
            }
        }
    }
}
