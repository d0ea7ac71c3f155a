package dev.smi.data.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private static final long SIZE = 1003;

    private record Bytes() implements Source {
        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public long granularity() {
            return 10;
        }

        @Override
        public List<MemorySegment> cut(long first, long count) {
            return List.of(MemorySegment.ofArray(new byte[(int) count]));
        }

        @Override
        public double bytesPerElement() {
            return 1;
        }
    }

    private static List<Piece> all(Shares shares) throws JobFailedException {
        Pieces pieces = Pieces.plan(shares, new Bytes(), 3, 1 << 20);
        List<Piece> taken = new ArrayList<>();
        for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
            taken.add(next.get());
            pieces.take(next.get());
            pieces.did(next.get(), 1_000_000);
        }
        return taken;
    }

    @Test
    void shouldCutEveryElementOnceAndInOrderWhateverTheShares() throws Exception {
        List<Shares> everyKind = List.of(
                Shares.equal(),
                Shares.stated(List.of(500L, 200L, 100L, 100L, 103L)),
                Shares.chunks(95),
                Shares.measured());
        for (Shares shares : everyKind) {
            long end = 0;
            long index = 0;
            for (Piece piece : all(shares)) {
                assertThat(piece.index()).isEqualTo(index++);
                assertThat(piece.first()).isEqualTo(end);
                end = piece.end();
                assertThat(end % 10 == 0 || end == SIZE).isTrue();
            }
            assertThat(end).isEqualTo(SIZE);
        }
    }

    @Test
    void shouldCutAsManyEqualSharesAsThereAreUnits() throws Exception {
        assertThat(all(Shares.equal())).hasSize(3);
    }

    @Test
    void shouldRefuseAPieceThatIsNotTheNext() throws Exception {
        Pieces pieces = Pieces.plan(Shares.chunks(100), new Bytes(), 1, 1 << 20);
        assertThatThrownBy(() -> pieces.take(new Piece(1, 100, 100))).isInstanceOf(IllegalArgumentException.class);
    }
}
