package dev.smi.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CombinersTest {

    @TempDir
    Path directory;

    @Test
    void shouldFillAnArray() throws IOException {
        float[] target = new float[3];
        Combiner<float[]> combiner = Combiners.into(target);
        combiner.accept(piece(0, 0, 2), MemorySegment.ofArray(new float[] {1, 2}));
        combiner.accept(piece(1, 2, 1), MemorySegment.ofArray(new float[] {3}));

        assertThat(combiner.finish()).isSameAs(target).containsExactly(1, 2, 3);
    }

    @Test
    void shouldFillEveryKindOfArray() throws IOException {
        Combiner<long[]> longs = Combiners.into(new long[1]);
        longs.accept(piece(0, 0, 1), MemorySegment.ofArray(new long[] {-7}));
        assertThat(longs.finish()).containsExactly(-7);
        Combiner<short[]> shorts = Combiners.into(new short[1]);
        shorts.accept(piece(0, 0, 1), MemorySegment.ofArray(new short[] {-7}));
        assertThat(shorts.finish()).containsExactly((short) -7);
        assertThat(Combiners.into(new double[0]).finish()).isEmpty();
        assertThat(Combiners.into(new int[0]).finish()).isEmpty();
        assertThat(Combiners.into(new byte[0]).finish()).isEmpty();
        assertThat(Combiners.into(MemorySegment.NULL).finish()).isEqualTo(MemorySegment.NULL);
    }

    @Test
    void shouldNotDropWhatDoesNotFit() {
        Combiner<int[]> combiner = Combiners.into(new int[3]);

        assertThatThrownBy(() -> combiner.accept(piece(0, 10, 4), MemorySegment.ofArray(new int[4])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "the result of elements 10 to 13 has 16 bytes, and there is room for 12 of the 12");
    }

    @Test
    void shouldNotPassOverWhatIsMissing() throws IOException {
        Combiner<int[]> combiner = Combiners.into(new int[3]);
        combiner.accept(piece(0, 0, 2), MemorySegment.ofArray(new int[2]));

        assertThatThrownBy(combiner::finish).hasMessageContaining("all results have 8 bytes, and were to fill 12");
    }

    @Test
    void shouldWriteAFileThatIsThereOnlyWhenItIsWhole() throws IOException {
        Path file = directory.resolve("made/out.bin");
        byte[] large = new byte[3 << 20];
        large[large.length - 1] = 5;
        try (Arena arena = Arena.ofConfined();
                FileCombiner combiner = Combiners.file(file)) {
            combiner.accept(piece(0, 0, 1), MemorySegment.ofArray(new byte[] {1, 2}));
            combiner.accept(piece(1, 1, 1), arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 3, (byte) 4));
            combiner.accept(piece(2, 2, 1), MemorySegment.ofArray(large));
            assertThat(file).doesNotExist();
            assertThat(combiner.finish()).isEqualTo(file);
        }
        assertThat(Files.size(file)).isEqualTo(large.length + 4L);
        assertThat(Files.readAllBytes(file)).startsWith(1, 2, 3, 4, 0).endsWith(5);
        assertThat(file.getParent()).isDirectoryContaining(f -> f.equals(file));
    }

    @Test
    void shouldWriteResultsThatAreArraysOfFloats() throws IOException {
        Path file = directory.resolve("floats.bin");
        try (FileCombiner combiner = Combiners.file(file)) {
            combiner.accept(piece(0, 0, 2), MemorySegment.ofArray(new float[] {0, 1}));
            combiner.finish();
        }
        assertThat(MemorySegment.ofArray(Files.readAllBytes(file)).get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4))
                .isEqualTo(1);
    }

    @Test
    void shouldLeaveNothingOfAnUnfinishedFile() throws IOException {
        Path file = Files.writeString(directory.resolve("out.txt"), "before");
        try (FileCombiner combiner = Combiners.file(file)) {
            combiner.accept(piece(0, 0, 1), MemorySegment.ofArray(new byte[] {1, 2}));
        }
        assertThat(file).hasContent("before");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldSayAtOnceThatThereCanBeNoFile() {
        assertThatThrownBy(() -> Combiners.file(directory))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage(directory + ": error: cannot write the file: it is a directory");
    }

    @Test
    void shouldConcatenate() throws IOException {
        Combiner<byte[]> combiner = Combiners.concatenating();
        byte[] expected = new byte[5000];
        for (int p = 0; p < 5; p++) {
            byte[] part = new byte[1000];
            java.util.Arrays.fill(part, (byte) p);
            System.arraycopy(part, 0, expected, p * 1000, 1000);
            combiner.accept(piece(p, p, 1), MemorySegment.ofArray(part));
        }
        assertThat(combiner.finish()).isEqualTo(expected);
    }

    @Test
    void shouldListAndReduceInOrder() throws IOException {
        Combiner<List<Integer>> list = Combiners.listing(r -> r.get(ValueLayout.JAVA_INT, 0));
        Combiner<Integer> difference =
                Combiners.reducing(100, r -> r.get(ValueLayout.JAVA_INT, 0), (left, right) -> left - right);
        for (int p = 0; p < 3; p++) {
            MemorySegment result = MemorySegment.ofArray(new int[] {p});
            list.accept(piece(p, p, 1), result);
            difference.accept(piece(p, p, 1), result);
        }
        assertThat(list.finish()).containsExactly(0, 1, 2);
        assertThat(difference.finish()).isEqualTo(97);
    }

    private static Piece piece(long index, long first, long count) {
        return new Piece(index, first, count);
    }
}
