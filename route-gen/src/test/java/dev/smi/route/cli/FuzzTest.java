package dev.smi.route.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled files of every kind get a diagnostic or a result, never an internal error. The seeds are fixed. */
class FuzzTest {

    private static final int ROUNDS = 150;
    private static final List<String> WORDS = List.of(
            "{", "}", "\"", ":", ",", "ch", "99999999999", "-", "null", "[", "\u00e9", "1e999999999", "#", "\n", "0");

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    private Path json;
    private Path links;
    private Path program;
    private Path tables;

    @BeforeEach
    void makeGoodFiles() throws IOException {
        json = directory.resolve("torus.json");
        links = directory.resolve("torus.links");
        tables = directory.resolve("tables");
        program = Files.createDirectories(directory.resolve("programs")).resolve("app.json");
        Files.writeString(program, """
                {"operations": [{"type": "push", "port": 3, "data_type": "int", "buffer_size": 16, "args": {}},
                                {"type": "reduce", "port": 0, "data_type": "float", "args": {"op_type": "max"}}],
                 "consecutive_reads": 8, "max_ranks": 8, "p2p_rendezvous": true}""");
        RouteGen.run("make", "torus", "--size", "2x3", "--program", "app", "-o", json.toString());
        RouteGen.run("make", "torus", "--size", "2x3", "-o", links.toString());
        assertThat(routes(json)).isZero();
    }

    private int routes(Path topology) {
        return RouteGen.run(
                "routes",
                topology.toString(),
                "--programs",
                directory.resolve("programs").toString(),
                "-o",
                tables.toString());
    }

    private int check() {
        return RouteGen.run(
                "check",
                json.toString(),
                "--tables",
                tables.toString(),
                "--programs",
                directory.resolve("programs").toString());
    }

    private void assertDiagnosed(int status, String what) {
        assertThat(status).as(what).isIn(0, 1);
        assertThat(output.err()).as(what).doesNotContain("internal error").doesNotContain("\tat ");
    }

    @Test
    void shouldDiagnoseSpoiledTopologies() throws IOException {
        for (Path file : List.of(json, links)) {
            String good = Files.readString(file);
            Random random = new Random(1);
            for (int round = 0; round < ROUNDS; round++) {
                String bad = spoiled(good, random);
                Files.writeString(file, bad);
                assertDiagnosed(routes(file), bad);
            }
            Files.writeString(file, good);
        }
    }

    @Test
    void shouldDiagnoseSpoiledPrograms() throws IOException {
        String good = Files.readString(program);
        Random random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            String bad = spoiled(good, random);
            Files.writeString(program, bad);
            assertDiagnosed(routes(json), bad);
        }
    }

    @Test
    void shouldDiagnoseSpoiledTables() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < ROUNDS; round++) {
            String kind = random.nextBoolean() ? "cks" : "ckr";
            Path file = tables.resolve(kind + "-rank" + random.nextInt(6) + "-channel" + random.nextInt(4));
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, random.nextInt(20) == 0 ? new byte[random.nextInt(12)] : bad);
            assertDiagnosed(check(), file + " round " + round);
            Files.write(file, good);
        }
        assertThat(check()).isZero();
    }

    @Test
    void shouldDiagnoseBytesThatAreNoText() throws IOException {
        Random random = new Random(4);
        for (Path file : List.of(json, links)) {
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            assertDiagnosed(routes(file), "noise");
            assertThat(output.err()).contains("the file is not UTF-8 text");
        }
    }

    private static String spoiled(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int place = random.nextInt(text.length());
            int end = Math.min(text.length(), place + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(place, end);
                case 1 -> text.insert(place, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> text.insert(place, text.substring(place, end));
                default -> text.setCharAt(place, (char) (32 + random.nextInt(95)));
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
