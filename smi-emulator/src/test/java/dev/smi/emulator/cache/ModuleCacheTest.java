package dev.smi.emulator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ModuleCacheTest {

    private static final String KEY = new CacheKey().add("a").hex();
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    private ModuleCache cache(Path place) {
        return ModuleCache.in(place, warnings::add);
    }

    private Path entry() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void shouldGiveWhatAnotherOneKept() {
        cache(directory.resolve("new/place")).put(KEY, CONTENT);
        ModuleCache cache = cache(directory.resolve("new/place"));

        assertThat(cache.get(KEY)).contains(CONTENT);
        assertThat(cache.get(new CacheKey().add("b").hex())).isEmpty();
        assertThat(cache.hits()).isOne();
        assertThat(cache.misses()).isOne();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldNotMixPartsOfAKey() {
        assertThat(new CacheKey().add("ab").add("c").hex())
                .isNotEqualTo(new CacheKey().add("a").add("bc").hex());
    }

    @Test
    void shouldTellCodeApart() {
        String one = new CacheKey().add(CacheKey.class).hex();

        assertThat(new CacheKey().add(CacheKey.class).hex()).isEqualTo(one);
        assertThat(new CacheKey().add(ModuleCache.class).hex()).isNotEqualTo(one);
    }

    @Test
    void shouldPassOverEntriesThatAreNotWhole() throws IOException {
        ModuleCache cache = cache(directory);
        for (int bytes : new int[] {0, 10, 32, 38}) {
            cache.put(KEY, CONTENT);
            byte[] whole = Files.readAllBytes(entry());
            Files.write(entry(), java.util.Arrays.copyOf(whole, bytes));
            assertThat(cache.get(KEY)).as(bytes + " bytes").isEmpty();
        }
        cache.put(KEY, CONTENT);
        byte[] changed = Files.readAllBytes(entry());
        changed[35] ^= 1;
        Files.write(entry(), changed);
        assertThat(cache.get(KEY)).isEmpty();

        cache.put(KEY, CONTENT);

        assertThat(cache.get(KEY)).contains(CONTENT);
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldWarnOnceAboutADirectoryThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        ModuleCache cache = cache(file.resolve("below"));

        cache.put(KEY, CONTENT);
        cache.put(KEY, CONTENT);

        assertThat(cache.get(KEY)).isEmpty();
        assertThat(warnings).singleElement().asString().contains(file.toString(), "SMI_CACHE_DIR");
    }

    @Test
    void shouldRemoveWhatWasNotUsedForLongest() throws IOException {
        ModuleCache cache = ModuleCache.in(directory, 100, warnings::add);
        cache.put("old", CONTENT);
        Files.setLastModifiedTime(entry(), FileTime.fromMillis(1));
        cache.put("new", CONTENT);
        cache.put("newer", CONTENT);

        assertThat(cache.get("old")).isEmpty();
        assertThat(cache.get("newer")).isPresent();
        assertThat(cache.get("new")).isPresent();
    }

    @Test
    void shouldBeSharedByManyAtOnce() {
        byte[] large = new byte[1 << 20];

        long whole = IntStream.range(0, 40)
                .parallel()
                .filter(i -> {
                    ModuleCache cache = cache(directory);
                    cache.put("k" + i % 3, large);
                    return cache.get("k" + i % 3)
                            .filter(c -> c.length == large.length)
                            .isPresent();
                })
                .count();

        assertThat(whole).isEqualTo(40);
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldFindItsPlaceInTheEnvironment() {
        Path home = Path.of("/home/u");

        assertThat(CacheLocation.of(Map.of(), home)).isEqualTo(Path.of("/home/u/.cache/smi"));
        assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "/x"), home)).isEqualTo(Path.of("/x/smi"));
        assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "x"), home)).isEqualTo(Path.of("/home/u/.cache/smi"));
        assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "/x", "SMI_CACHE_DIR", "/y"), home))
                .isEqualTo(Path.of("/y"));
    }
}
