package dev.smi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacketCodecTest {

    @Property(seed = "1")
    void shouldRoundTrip(
            @ForAll @IntRange(max = 255) int source,
            @ForAll @IntRange(max = 255) int destination,
            @ForAll @IntRange(max = 255) int port,
            @ForAll @IntRange(max = 28) int elements,
            @ForAll PacketOperation operation,
            @ForAll @Size(28) byte[] payload,
            @ForAll @IntRange(max = 64) int offset) {
        PacketHeader header =
                new PacketHeader(new Rank(source), new Rank(destination), new Port(port), elements, operation);
        Packet packet = new Packet(header, payload);
        byte[] wire = new byte[offset + Packet.BYTES];

        PacketCodec.encode(packet, wire, offset);

        assertThat(PacketCodec.decode(wire, offset)).isEqualTo(packet);
        assertThat(PacketCodec.source(wire, offset)).isEqualTo(source);
        assertThat(PacketCodec.destination(wire, offset)).isEqualTo(destination);
        assertThat(PacketCodec.port(wire, offset)).isEqualTo(port);
        assertThat(PacketCodec.elements(wire, offset)).isEqualTo(elements);
        assertThat(PacketCodec.isSynch(wire, offset)).isEqualTo(operation == PacketOperation.SYNCH);
    }

    @Test
    void shouldPlaceFieldsAsSpecified() {
        byte[] payload = new byte[28];
        payload[0] = 1;
        payload[27] = 2;
        byte[] wire = new byte[32];

        PacketCodec.encode(
                new Packet(
                        new PacketHeader(new Rank(200), new Rank(3), new Port(9), 28, PacketOperation.SYNCH), payload),
                wire,
                0);

        assertThat(wire[0]).isEqualTo((byte) 1);
        assertThat(wire[27]).isEqualTo((byte) 2);
        assertThat(wire[28]).isEqualTo((byte) 200);
        assertThat(wire[29]).isEqualTo((byte) 3);
        assertThat(wire[30]).isEqualTo((byte) 9);
        assertThat(wire[31]).isEqualTo((byte) (28 << 3 | 3));
    }

    @Test
    void shouldRejectUnknownOperation() {
        byte[] wire = new byte[32];
        wire[31] = 7;
        assertThatThrownBy(() -> PacketCodec.decode(wire, 0)).hasMessageContaining("operation 7");
    }

    @Test
    void shouldRejectRankBeyondTheHeader() {
        assertThatThrownBy(() -> new PacketHeader(new Rank(256), new Rank(0), new Port(0), 0, PacketOperation.SEND))
                .hasMessageContaining("rank 256");
    }
}
