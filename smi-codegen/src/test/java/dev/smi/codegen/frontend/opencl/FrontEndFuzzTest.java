package dev.smi.codegen.frontend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are no sources: whatever is done to them, there are diagnostics or a result. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FrontEndFuzzTest {

    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);

    private static final List<String> JUNK = List.of(
            "\0",
            "\u00ff",
            "\"",
            "'",
            "/*",
            "*/",
            "#",
            "\\",
            "(",
            ")",
            "{",
            "}",
            ";",
            "&",
            "*",
            ",",
            "#define SMI_Push x\n",
            "#include \"k.cl\"\n",
            "#if 1\n",
            "SMI_Push",
            "SMI_Channel",
            "c",
            "0",
            "256",
            "-1",
            "goto x;",
            "x:",
            "return;");

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/golden"))) {
            for (Path file : files.filter(f -> f.endsWith("input.cl"))
                    .filter(f -> !f.toString().contains("expected"))
                    .sorted()
                    .toList()) {
                seeds.add(new String(TextFiles.readBytes(file), StandardCharsets.UTF_8));
            }
        }
        return seeds;
    }

    private static void translate(String text) {
        Translation translation = Translation.of(
                new SourceFile(Path.of("k.cl"), text.getBytes(StandardCharsets.ISO_8859_1)), Preprocessing.NONE);
        assertThat(translation.result().rewritten().bytes()).isNotNull();
        translation.diagnostics().forEach(d -> assertThat(d.message()).isNotBlank());
    }

    @Test
    void shouldSurviveMutations() throws IOException {
        List<String> seeds = seeds();
        Random random = new Random(20);
        for (int round = 0; round < 250; round++) {
            List<String> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(seeds.get(round % seeds.size()));
            while (matcher.find()) {
                tokens.add(matcher.group());
            }
            for (int i = random.nextInt(6); i >= 0; i--) {
                mutate(tokens, random);
            }
            translate(String.join("", tokens));
        }
    }

    private static void mutate(List<String> tokens, Random random) {
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(6)) {
            case 0 -> tokens.set(at, "");
            case 1 -> tokens.add(other, tokens.get(at));
            case 2 -> tokens.set(at, tokens.set(other, tokens.get(at)));
            case 3 -> tokens.add(at, JUNK.get(random.nextInt(JUNK.size())));
            case 4 -> tokens.set(at, JUNK.get(random.nextInt(JUNK.size())));
            default -> {
                if (random.nextInt(4) == 0) {
                    tokens.subList(Math.max(1, at), tokens.size()).clear();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\0\0\0",
                "#include <smi.h>",
                "#",
                "\"",
                "__kernel",
                "__kernel void k(",
                "#include \"k.cl\"\n",
                "#include <smi.h>\n#define SMI_Push(a, b) SMI_Push(a, b)\n__kernel void k(int n) { SMI_Push(0, 0); }",
                "#include <smi.h>\n__kernel void k(int n) { SMI_Push; &SMI_Push; (SMI_Push)(0, 0); }",
                "#include <smi.h>\nstruct s { struct s *n; }; __kernel void k() { struct s a, *p = &a; while (1) p = p->n; }",
            })
    void shouldSurviveOddSources(String text) {
        translate(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(%s)", "{%s}", "-%s", "!%s", "n+%s", "n?n:%s", "if(n)%s", "f(%s)", "n[%s]", "*&%s"})
    void shouldSurviveDeepNesting(String level) {
        StringBuilder text = new StringBuilder();
        int depth = 3000;
        String before = level.substring(0, level.indexOf('%'));
        String after = level.substring(level.indexOf('s') + 1);
        text.append("#include <smi.h>\nint f(int n) { SMI_Channel c; SMI_Push(&c, &n); return 1; }\n")
                .append("__kernel void k(int n) {")
                .append(before.repeat(depth))
                .append("n;")
                .append(after.repeat(depth))
                .append("}");
        translate(text.toString());
    }
}
