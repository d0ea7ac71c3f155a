package dev.smi.job;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who waits for what, as bytes: for each, rank, peer (-1 for none), length of the text, text in UTF-8. What was cut at
 * the end is left out. Stateless.
 */
final class StuckWaits {

    private static final int FIXED_BYTES = 3 * Integer.BYTES;

    private StuckWaits() {}

    static byte[] encode(List<StuckWait> waits) {
        List<byte[]> texts = waits.stream()
                .map(wait -> wait.text().getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(
                texts.stream().mapToInt(text -> FIXED_BYTES + text.length).sum());
        for (int i = 0; i < waits.size(); i++) {
            bytes.putInt(waits.get(i).rank())
                    .putInt(waits.get(i).peer().orElse(-1))
                    .putInt(texts.get(i).length)
                    .put(texts.get(i));
        }
        return bytes.array();
    }

    static List<StuckWait> decode(ByteBuffer bytes) {
        List<StuckWait> waits = new ArrayList<>();
        try {
            while (bytes.hasRemaining()) {
                int rank = bytes.getInt();
                int peer = bytes.getInt();
                byte[] text = new byte[bytes.getInt()];
                bytes.get(text);
                waits.add(new StuckWait(
                        rank,
                        new String(text, StandardCharsets.UTF_8),
                        peer < 0 ? OptionalInt.empty() : OptionalInt.of(peer)));
            }
        } catch (BufferUnderflowException _) {
            return waits;
        }
        return waits;
    }
}
