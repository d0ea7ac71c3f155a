package dev.smi.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.rank.MemoryCarriers;
import dev.smi.testing.LinkedRanks;
import dev.smi.testing.UnrulyCarrier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessageTransportTest {

    private static final WireKey KEY = new WireKey(0, 1, "port.0");

    @Test
    void shouldGreetEveryOtherRank() {
        try (LinkedRanks ranks = LinkedRanks.messages(3, 1, 8192)) {
            await(() -> ranks.messages(2).greeting(0).isPresent());
            assertThat(ranks.messages(2).greeting(0).map(g -> new String(g, StandardCharsets.US_ASCII)))
                    .isEqualTo(Optional.of("rank 0"));
        }
    }

    @Test
    void shouldKeepWhatArrivesBeforeTheReaderIsThere() {
        try (LinkedRanks ranks = LinkedRanks.messages(2, 2, 8192)) {
            RingWriter writer = ranks.of(0).writer(KEY, 64, "int");
            for (int i = 0; i < 16; i++) {
                writer.putInt(i);
            }
            writer.publish();
            assertThat(writer.hasRoom(1)).isFalse();
            awaitQuiet(ranks);
            RingReader reader = ranks.of(1).reader(KEY, 64, "int");
            for (int i = 0; i < 16; i++) {
                assertThat(reader.has(4)).isTrue();
                assertThat(reader.getInt()).isEqualTo(i);
            }
        }
    }

    @Test
    void shouldGiveTheWriterRoomWhenTheReaderHasRead() {
        try (LinkedRanks ranks = LinkedRanks.messages(2, 3, 8192)) {
            RingWriter writer = ranks.of(0).writer(KEY, 8, "int");
            RingReader reader = ranks.of(1).reader(KEY, 8, "int");
            writer.putLong(5);
            writer.publish();
            await(() -> reader.has(8));
            assertThat(reader.getLong()).isEqualTo(5);
            assertThat(writer.hasRoom(1)).isFalse();
            reader.release();
            await(() -> writer.hasRoom(8));
            assertThat(writer.isDrained()).isTrue();
        }
    }

    @Test
    void shouldCountMessagesAndBeQuietWhenNoneIsOnItsWay() {
        try (LinkedRanks ranks = LinkedRanks.messages(2, 4, 8192)) {
            awaitQuiet(ranks);
            long before = ranks.messages(0).sent();
            RingWriter writer = ranks.of(0).writer(KEY, 8, "int");
            writer.putInt(1);
            assertThat(ranks.messages(0).sent()).isLessThanOrEqualTo(before + 1);
            writer.publish();
            awaitQuiet(ranks);
            assertThat(ranks.messages(0).sent()).isGreaterThan(before);
            assertThat(ranks.of(1).reader(KEY, 8, "int").has(4)).isTrue();
        }
    }

    @Test
    void shouldCarryOnToOthersWhileOneRankTakesNothing() {
        try (LinkedRanks ranks = LinkedRanks.messages(3, 5, 8192)) {
            awaitQuiet(ranks);
            ranks.carrier(0).cut(1);
            RingWriter stalled = ranks.of(0).writer(KEY, 8, "int");
            stalled.putLong(1);
            stalled.publish();
            WireKey other = new WireKey(0, 2, "port.0");
            RingWriter writer = ranks.of(0).writer(other, 8, "int");
            RingReader reader = ranks.of(2).reader(other, 8, "int");
            for (int i = 0; i < 100; i++) {
                await(() -> writer.hasRoom(8));
                writer.putLong(i);
                writer.publish();
                await(() -> reader.has(8));
                assertThat(reader.getLong()).isEqualTo(i);
                reader.release();
            }
            assertThat(stalled.isDrained()).isFalse();
            ranks.carrier(0).mend(1);
            RingReader late = ranks.of(1).reader(KEY, 8, "int");
            await(() -> late.has(8));
        }
    }

    @Test
    void shouldRefuseAReaderThatDoesNotAgreeWithTheWriterThatCameFirst() {
        try (LinkedRanks ranks = LinkedRanks.messages(2, 6, 8192)) {
            awaitQuiet(ranks);
            long before = ranks.messages(1).received();
            ranks.of(0).writer(KEY, 64, "int");
            await(() -> ranks.messages(1).received() > before);
            assertThatThrownBy(() -> ranks.of(1).reader(KEY, 64, "float"))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("do not agree");
        }
    }

    @Test
    void shouldReportAWriterThatDoesNotAgreeWithTheReaderThatCameFirst() {
        try (LinkedRanks ranks = LinkedRanks.messages(2, 7, 8192)) {
            ranks.of(1).reader(KEY, 64, "int");
            ranks.of(0).writer(KEY, 128, "int");
            await(() -> !ranks.faults.isEmpty());
            assertThat(ranks.faults.peek())
                    .startsWith("1 broken: the two ends of port.0 from rank 0 to rank 1 do not agree");
        }
    }

    @Test
    void shouldTellTheOthersWhyARankFailed() {
        try (LinkedRanks ranks = LinkedRanks.messages(2, 8, 8192)) {
            ranks.messages(1).fail("out of paper".getBytes(StandardCharsets.US_ASCII));
            await(() -> !ranks.faults.isEmpty());
            assertThat(ranks.faults).containsExactly("0 hears of 1: out of paper");
        }
    }

    @Test
    void shouldSendEverythingBeforeItEnds() {
        RingReader reader;
        try (LinkedRanks ranks = LinkedRanks.messages(2, 9, 8192)) {
            reader = ranks.of(1).reader(KEY, 1 << 16, "long");
            RingWriter writer = ranks.of(0).writer(KEY, 1 << 16, "long");
            for (int i = 0; i < 8192; i++) {
                writer.putLong(i);
            }
            writer.publish();
        }
        assertThat(reader.available()).isEqualTo(1 << 16);
    }

    @Test
    void shouldRefuseACarrierOfTinyMessages() {
        UnrulyCarrier carrier = new UnrulyCarrier(new MemoryCarriers(2).of(0), 10, 100);
        assertThatThrownBy(() -> new LinkedRanks(carrier))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 bytes");
    }

    private static void awaitQuiet(LinkedRanks ranks) {
        await(ranks::isQuiet);
    }

    // waits for other threads
    @SuppressWarnings("ThreadPriorityCheck")
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }
}
