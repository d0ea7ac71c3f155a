package dev.smi.apps.bnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue.JsonArray;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.Member;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scores that were published, and those of a reference in another language, by both kernels. */
class ClassifierTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("smi.home")).resolve("../shared/refs/bnn");

    @BeforeEach
    void needsPublishedParameters() {
        assumeTrue(Files.isDirectory(PUBLISHED), "no published parameters at " + PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldScoreAsPublished(boolean isPlain) {
        Classifier binary = classifier(Network.CNV_W1A1, "params/cifar10/cnvW1A1", isPlain);
        Classifier ternary = classifier(Network.CNV_W2A2, "params/cifar10/cnvW2A2", isPlain);
        JsonObject expected = (JsonObject) JsonParser.parse(
                "expected.json", TextFiles.read(PUBLISHED.resolve("images/expected.json")), new Diagnostics());

        for (Member image : expected.members()) {
            JsonObject about = (JsonObject) image.value();
            JsonObject scores =
                    (JsonObject) about.member("ours_reference").orElseThrow().value();
            MemorySegment picture = picture(image.key());
            int digit = number(about.member("class").orElseThrow());
            check(Network.CNV_W1A1, binary, picture, scores.member("W1A1"), digit);
            check(Network.CNV_W2A2, ternary, picture, scores.member("W2A2"), digit);
        }
        assertThat(expected.members()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldScoreEachPictureOfManyAsIfItWereAlone(boolean isPlain) {
        Classifier classifier = classifier(Network.CNV_W2A2, "params/cifar10/cnvW2A2", isPlain);
        Map<String, List<Integer>> alone = new TreeMap<>();
        int bytes = Pictures.bytes(Network.CNV_W2A2);
        List<String> names = List.of("car", "bird", "deer");
        MemorySegment all = MemorySegment.ofArray(new byte[names.size() * bytes]);
        for (int i = 0; i < names.size(); i++) {
            MemorySegment picture = picture(names.get(i));
            all.asSlice((long) i * bytes, bytes).copyFrom(picture);
            alone.put(names.get(i), scores(classifier, picture, 1).getFirst());
        }

        assertThat(scores(classifier, all, names.size()))
                .containsExactlyElementsOf(names.stream().map(alone::get).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldReadADigit(boolean isPlain) {
        Classifier classifier = classifier(Network.LFC_W1A1, "params/mnist/lfcW1A1", isPlain);
        byte[] file = TextFiles.readBytes(PUBLISHED.resolve("images/mnist3.image-idx3-ubyte"));
        int digits = 21; // a whole batch of 16, a tile of 4, and one more
        byte[] pictures = new byte[digits * 784];
        for (int i = 0; i < digits; i += 2) {
            System.arraycopy(file, 16, pictures, i * 784, 784);
        }
        MemorySegment scores = MemorySegment.ofArray(new byte[digits * Scores.BYTES]);

        classifier.classify(MemorySegment.ofArray(pictures), digits, scores);

        List<Integer> blank = row(scores, 1);
        for (int i = 0; i < digits; i++) {
            assertThat(row(scores, i)).isEqualTo(i % 2 == 0 ? List.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 0) : blank);
        }
        assertThat(Scores.best(Network.LFC_W1A1, scores, 0)).isEqualTo(3);
    }

    private static void check(
            Network network, Classifier classifier, MemorySegment picture, Optional<Member> expected, int digit) {
        MemorySegment scores = MemorySegment.ofArray(new byte[Scores.BYTES]);
        classifier.classify(picture, 1, scores);
        if (expected.isPresent()) {
            List<Integer> values = ((JsonArray) expected.get().value())
                    .elements().stream()
                            .map(e -> ((JsonNumber) e).value().intValueExact())
                            .toList();
            assertThat(row(scores, 0)).isEqualTo(values);
            assertThat(Scores.best(network, scores, 0)).isEqualTo(digit);
        }
    }

    private static int number(Member member) {
        return ((JsonNumber) member.value()).value().intValueExact();
    }

    private static List<List<Integer>> scores(Classifier classifier, MemorySegment pictures, int count) {
        MemorySegment scores = MemorySegment.ofArray(new byte[count * Scores.BYTES]);
        classifier.classify(pictures, count, scores);
        return IntStream.range(0, count).mapToObj(i -> row(scores, i)).toList();
    }

    private static List<Integer> row(MemorySegment scores, int picture) {
        return IntStream.range(0, Scores.CLASSES)
                .mapToObj(i -> Scores.get(scores, picture, i))
                .toList();
    }

    private static MemorySegment picture(String name) {
        Path images = PUBLISHED.resolve("images");
        Path file = images.resolve(name + ".cifar.bin");
        return MemorySegment.ofArray(TextFiles.readBytes(Files.exists(file) ? file : images.resolve(name + ".bin")));
    }

    private static Classifier classifier(Network network, String directory, boolean isPlain) {
        return Classifier.of(
                ParameterDirectory.read(PUBLISHED.resolve(directory), network),
                isPlain ? Kernel.plain() : Kernel.fastest());
    }
}
