package dev.smi.fabric.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.smi.model.DataType;
import dev.smi.model.Packet;
import dev.smi.model.PacketCodec;
import dev.smi.model.PacketHeader;
import dev.smi.model.PacketOperation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FIFOs of packets, of one thread and of two, and what packets are made of. */
class PacketRingTest {

    private static long header(int destination, PacketOperation operation) {
        return PacketWords.header(1, destination, 3, 2, operation);
    }

    private static PacketRing of(int capacity, long... headers) {
        PacketRing ring = new PacketRing("ring", capacity);
        for (long header : headers) {
            ring.put(0, 0, 0, header);
        }
        return ring;
    }

    @Test
    void shouldHoldAsManyPacketsAsItsCapacity() {
        PacketRing ring = new PacketRing("ring", 5);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 5; i++) {
                assertThat(ring.offer(i, 0, 0, 0)).isTrue();
            }
            assertThat(ring.offer(9, 0, 0, 0)).isFalse();
            for (int i = 0; i < 5; i++) {
                assertThat(ring.word(0)).isEqualTo(i);
                ring.remove();
            }
            assertThat(ring.isEmpty()).isTrue();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new PacketRing("ring", 0));
    }

    @Test
    void shouldMovePacketsUpToOneThatGoesAnotherWay() {
        long toTwo = header(2, PacketOperation.SEND);
        PacketRing to = of(16);

        assertThat(of(8, toTwo, toTwo, header(3, PacketOperation.SEND)).moveAlike(to, 8))
                .isEqualTo(2);
        assertThat(of(8, toTwo, header(2, PacketOperation.SYNCH)).moveAlike(to, 8))
                .isEqualTo(1);
        assertThat(of(8, toTwo, toTwo, toTwo).moveAlike(to, 2)).isEqualTo(2);
        assertThat(of(8).moveAlike(to, 2)).isZero();
        assertThat(to.fill()).isEqualTo(5);
        assertThat(to.elements()).isEqualTo(10);
        assertThat(of(8, toTwo, toTwo).moveAlike(of(3, toTwo, toTwo), 8)).isEqualTo(1);
        assertThat(of(8, toTwo).moveAlike(of(1, toTwo), 8)).isZero();
    }

    @Test
    void shouldShowPacketsToTheOtherThreadOnlyOnceTheyArePublished() {
        EdgeRing edge = new EdgeRing("edge", 2, true);
        assertThat(edge.otherSide().offer(7, 0, 0, 0)).isTrue();
        assertThat(edge.fabricSide().isEmpty()).isTrue();

        edge.otherSide().publish();

        assertThat(edge.exchange()).isTrue();
        assertThat(edge.exchange()).isFalse();
        assertThat(edge.fabricSide().word(0)).isEqualTo(7);
        assertThat(edge.otherSide().offer(8, 0, 0, 0)).isTrue();
        edge.fabricSide().remove();
        assertThat(edge.otherSide().hasRoom()).isFalse();
        edge.exchange();
        assertThat(edge.otherSide().hasRoom()).isTrue();
    }

    @Test
    void shouldHaveTheBytesOfTheCodec() {
        byte[] payload = new byte[Packet.PAYLOAD_BYTES];
        new Random(1).nextBytes(payload);
        byte[] bytes = new byte[Packet.BYTES];
        PacketHeader fields = new PacketHeader(new Rank(200), new Rank(131), new Port(255), 28, PacketOperation.GATHER);
        PacketCodec.encode(new Packet(fields, payload), bytes, 0);

        long word = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(24);

        long expected = PacketWords.header(200, 131, 255, 28, PacketOperation.GATHER);
        assertThat(word & ~PacketWords.PAYLOAD_MASK).isEqualTo(expected);
        assertThat(PacketWords.source(word)).isEqualTo(200);
        assertThat(PacketWords.destination(word)).isEqualTo(131);
        assertThat(PacketWords.port(word)).isEqualTo(255);
        assertThat(PacketWords.elements(word)).isEqualTo(28);
        assertThat(PacketWords.isSynch(word)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void shouldPackElementsFromByteZeroInLittleEndian(DataType type) {
        Random random = new Random(2);
        long mask = -1L >>> (Long.SIZE - 8 * type.bytes());
        for (int count = 1; count <= type.elementsPerPacket(); count++) {
            long[] elements = random.longs(count).map(bits -> bits & mask).toArray();
            PacketFill fill = new PacketFill(type);
            for (long element : elements) {
                fill.add(element);
            }
            PacketRing ring = new PacketRing("ring", 1);
            fill.moveTo(ring, PacketWords.header(1, 2, 3, count, PacketOperation.SEND));

            ByteBuffer bytes = ByteBuffer.allocate(Packet.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int word = 0; word < PacketWords.WORDS; word++) {
                bytes.putLong(ring.word(word));
            }
            PacketView view = new PacketView(type);
            view.takeFrom(ring);
            for (int i = 0; i < count; i++) {
                long inBytes = 0;
                for (int b = 0; b < type.bytes(); b++) {
                    inBytes |= (bytes.get(i * type.bytes() + b) & 0xffL) << 8 * b;
                }
                assertThat(inBytes).isEqualTo(elements[i]);
                assertThat(view.next()).isEqualTo(elements[i]);
            }
            assertThat(view.left()).isZero();
        }
    }
}
