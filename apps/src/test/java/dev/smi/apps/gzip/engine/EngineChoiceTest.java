package dev.smi.apps.gzip.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {

    @Test
    void shouldTakeIsalForTheFastestLevelOnly() {
        assertThat(EngineChoice.fastest(1, installed(EngineName.ISAL, EngineName.LIBDEFLATE))
                        .engine())
                .isEqualTo(EngineName.ISAL);
        assertThat(EngineChoice.fastest(2, installed(EngineName.ISAL, EngineName.LIBDEFLATE))
                        .engine())
                .isEqualTo(EngineName.LIBDEFLATE);
        assertThat(EngineChoice.fastest(6, installed(EngineName.ISAL)).engine()).isEqualTo(EngineName.JDK);
        assertThat(EngineChoice.fastest(6, installed(EngineName.ZLIB)).engine()).isEqualTo(EngineName.ZLIB);
    }

    @Test
    void shouldFallBackAndSayWhatWouldBeFaster() {
        EngineChoice choice = EngineChoice.fastest(1, installed());

        assertThat(choice.engine()).isEqualTo(EngineName.JDK);
        assertThat(choice.notes())
                .containsExactly(
                        "engine isal would be faster: isal is missing",
                        "engine libdeflate would be faster: libdeflate is missing",
                        "engine zlib would be faster: zlib is missing");
    }

    @Test
    void shouldSayWhatBringsALibraryThatIsMissing() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> NativeLibrary.open("libnowhere.so.7", "apt install libnowhere7 brings it"))
                .isInstanceOf(EngineMissingException.class)
                .hasMessage("libnowhere.so.7 is not installed; apt install libnowhere7 brings it");
    }

    private static Consumer<EngineName> installed(EngineName... names) {
        Set<EngineName> there = Set.of(names);
        return name -> {
            if (!there.contains(name)) {
                throw new EngineMissingException(name + " is missing");
            }
        };
    }
}
