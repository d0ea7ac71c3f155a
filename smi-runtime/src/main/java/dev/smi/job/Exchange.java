package dev.smi.job;

import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Gives every member of a group of ranks what every other one contributes: small things, before and after the real
 * work. The first member collects and hands out. For the thread that works for the rank.
 */
public final class Exchange {

    private static final int CAPACITY = 1 << 12;
    private static final String CONTRACT = "exchange";

    private final RankContext context;
    private final List<Integer> members;
    private final String name;

    /**
     * An exchange within a group.
     *
     * @param members the ranks, the caller's among them; the same list at all of them
     * @param name names the group's wires
     */
    public Exchange(RankContext context, List<Integer> members, String name) {
        this.context = context;
        this.members = List.copyOf(members);
        this.name = name;
    }

    /**
     * Every member's contribution, in order of members. All have to call it.
     *
     * @param purpose what it is for, in a message about who is waited for: {@code at a barrier}
     * @throws JobException if another rank is there for another purpose
     */
    public List<byte[]> gather(byte[] mine, String purpose) {
        int first = members.getFirst();
        if (context.rank() != first) {
            send(first, mine, purpose);
            return split(receive(first, purpose));
        }
        List<byte[]> all = new ArrayList<>();
        for (int member : members) {
            all.add(member == first ? mine : receive(member, purpose));
        }
        byte[] joined = join(all);
        for (int member : members) {
            if (member != first) {
                send(member, joined, purpose);
            }
        }
        return all;
    }

    private static byte[] join(List<byte[]> parts) {
        int size = parts.stream().mapToInt(p -> Integer.BYTES + p.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(size);
        parts.forEach(part -> joined.putInt(part.length).put(part));
        return joined.array();
    }

    private static List<byte[]> split(byte[] joined) {
        List<byte[]> parts = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(joined);
        while (rest.hasRemaining()) {
            byte[] part = new byte[rest.getInt()];
            rest.get(part);
            parts.add(part);
        }
        return parts;
    }

    private void send(int to, byte[] message, String purpose) {
        RingWriter writer = context.writer(to, name, CAPACITY, CONTRACT);
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] head = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(label.length)
                .putInt(message.length)
                .array();
        transfer(head, to, purpose, writer);
        transfer(label, to, purpose, writer);
        transfer(message, to, purpose, writer);
    }

    private void transfer(byte[] bytes, int to, String purpose, RingWriter writer) {
        MemorySegment segment = MemorySegment.ofArray(bytes);
        Waitable room = new PeerWait(to, purpose) {
            @Override
            public boolean isReady() {
                return writer.isRoomFor(1);
            }
        };
        long done = 0;
        while (done < bytes.length) {
            context.await(room);
            done += writer.put(segment, done, bytes.length - done);
            writer.publish();
        }
    }

    private byte[] receive(int from, String purpose) {
        RingReader reader = context.reader(from, name, CAPACITY, CONTRACT);
        ByteBuffer head = ByteBuffer.wrap(transfer(new byte[2 * Integer.BYTES], from, purpose, reader));
        byte[] label = transfer(new byte[head.getInt()], from, purpose, reader);
        byte[] message = transfer(new byte[head.getInt()], from, purpose, reader);
        String other = new String(label, StandardCharsets.UTF_8);
        if (!other.equals(purpose)) {
            throw context.hub()
                    .progress()
                    .failed(new JobException("rank " + context.rank() + " waits for rank " + from + " " + purpose
                            + ", but that one waits for the others " + other
                            + "; ranks have to do the same in the same order, and rank " + from + " may have failed"));
        }
        return message;
    }

    private byte[] transfer(byte[] bytes, int from, String purpose, RingReader reader) {
        MemorySegment segment = MemorySegment.ofArray(bytes);
        Waitable data = new PeerWait(from, purpose) {
            @Override
            public boolean isReady() {
                return reader.isThere(1);
            }
        };
        long done = 0;
        while (done < bytes.length) {
            context.await(data);
            done += reader.get(segment, done, bytes.length - done);
            reader.release();
        }
        return bytes;
    }

    private abstract static class PeerWait implements Waitable {

        private final int peer;
        private final String purpose;

        PeerWait(int peer, String purpose) {
            this.peer = peer;
            this.purpose = purpose;
        }

        @Override
        public String description() {
            return "for rank " + peer + " " + purpose;
        }

        @Override
        public OptionalInt peer() {
            return OptionalInt.of(peer);
        }
    }
}
