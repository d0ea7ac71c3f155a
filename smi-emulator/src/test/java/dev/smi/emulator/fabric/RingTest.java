package dev.smi.emulator.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Packet;
import dev.smi.model.PacketCodec;
import dev.smi.model.PacketHeader;
import dev.smi.model.PacketOperation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RingTest {

    @Property(seed = "1")
    void shouldBehaveLikeABoundedQueue(
            @ForAll @IntRange(max = 20) int depth,
            @ForAll @IntRange(min = 1, max = 40) int elementBytes,
            @ForAll @Size(max = 200) List<Boolean> writes) {
        Ring ring = new Ring("ring", elementBytes, depth, false);
        Deque<Byte> queue = new ArrayDeque<>();
        byte[] memory = new byte[8 + 2 * elementBytes];
        byte next = 1;
        for (boolean isWrite : writes) {
            if (isWrite) {
                java.util.Arrays.fill(memory, 8, 8 + elementBytes, next);
                assertThat(ring.offer(memory, 8)).isEqualTo(queue.size() < Math.max(1, depth));
                if (queue.size() < Math.max(1, depth)) {
                    queue.add(next);
                }
                next++;
            } else {
                boolean hadElement = !queue.isEmpty();
                assertThat(ring.poll(memory, 8 + elementBytes)).isEqualTo(hadElement);
                if (hadElement) {
                    assertThat(memory[8 + 2 * elementBytes - 1]).isEqualTo(queue.remove());
                }
            }
            assertThat(ring.fill()).isEqualTo(queue.size());
        }
    }

    @Test
    void shouldCountTheElementsOfDataPacketsOnACable() {
        Ring cable = new Ring("cable", Packet.BYTES, 16, true);
        byte[] memory = new byte[Packet.BYTES];
        for (PacketOperation operation : List.of(PacketOperation.SEND, PacketOperation.SYNCH)) {
            PacketHeader header = new PacketHeader(new Rank(0), new Rank(1), new Port(0), 5, operation);
            PacketCodec.encode(new Packet(header, new byte[Packet.PAYLOAD_BYTES]), memory, 0);
            assertThat(cable.offer(memory, 0)).isTrue();
        }

        assertThat(cable.written()).isEqualTo(2);
        assertThat(cable.elements()).isEqualTo(5);
    }
}
