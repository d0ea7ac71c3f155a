package dev.smi.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Carriers of messages between ranks that are threads of one JVM: messages without a network, to try programs on the
 * link that they will have between hosts. Any thread may take a carrier; each is for one thread then.
 */
public final class MemoryCarriers {

    private static final int MAX_MESSAGE = 1 << 16;
    private static final int ON_THEIR_WAY = 16;

    private final List<MessageCarrier> carriers;

    /** Carriers for so many ranks. */
    public MemoryCarriers(int ranks) {
        List<List<ArrayBlockingQueue<byte[]>>> queues = new ArrayList<>();
        for (int from = 0; from < ranks; from++) {
            List<ArrayBlockingQueue<byte[]>> row = new ArrayList<>();
            for (int to = 0; to < ranks; to++) {
                row.add(new ArrayBlockingQueue<>(ON_THEIR_WAY));
            }
            queues.add(row);
        }
        List<MessageCarrier> made = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            int me = rank;
            made.add(new Carrier(
                    queues.get(rank), queues.stream().map(row -> row.get(me)).toList()));
        }
        this.carriers = List.copyOf(made);
    }

    /** A rank's carrier. */
    public MessageCarrier of(int rank) {
        return carriers.get(rank);
    }

    private static final class Carrier implements MessageCarrier {

        private final List<ArrayBlockingQueue<byte[]>> out;
        private final List<ArrayBlockingQueue<byte[]>> in;
        private int source;

        Carrier(List<ArrayBlockingQueue<byte[]>> out, List<ArrayBlockingQueue<byte[]>> in) {
            this.out = out;
            this.in = in;
        }

        @Override
        public int maxMessage() {
            return MAX_MESSAGE;
        }

        @Override
        public boolean offer(int to, byte[] message, int length) {
            ArrayBlockingQueue<byte[]> queue = out.get(to);
            // only this thread adds, so that room cannot vanish meanwhile
            return queue.remainingCapacity() > 0 && queue.offer(Arrays.copyOf(message, length));
        }

        @Override
        public int poll(byte[] target) {
            for (int i = 0; i < in.size(); i++) {
                source = source + 1 < in.size() ? source + 1 : 0;
                byte[] message = in.get(source).poll();
                if (message != null) {
                    System.arraycopy(message, 0, target, 0, message.length);
                    return message.length;
                }
            }
            return -1;
        }

        @Override
        public int source() {
            return source;
        }

        @Override
        public int underway() {
            return 0;
        }
    }
}
