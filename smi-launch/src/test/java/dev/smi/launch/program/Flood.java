package dev.smi.launch.program;

import dev.smi.rank.LaunchedRank;
import dev.smi.rank.MessageCarrier;
import dev.smi.rank.RankProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;

/**
 * Every rank sends messages to every other one as fast as it can and checks what arrives: who sent it, which one it is,
 * how long it has to be, every byte. Arguments: messages to each rank, bytes of the shortest and of the longest.
 */
public final class Flood {

    private static final int HEADER = 4;
    private static final long PAUSE_NS = 1000;
    private static final long LIMIT_NS = 60_000_000_000L;

    private final LaunchedRank rank;
    private final MessageCarrier carrier;
    private final int messages;
    private final int shortest;
    private final int longest;
    private final int[] sent;
    private final int[] received;
    private final byte[] outgoing;
    private final byte[] incoming;

    private Flood(LaunchedRank rank, int messages, int shortest, int longest) {
        this.rank = rank;
        this.carrier = rank.carrier().orElseThrow();
        this.messages = messages;
        this.shortest = shortest;
        this.longest = longest;
        sent = new int[rank.size()];
        received = new int[rank.size()];
        outgoing = new byte[carrier.maxMessage()];
        incoming = new byte[carrier.maxMessage()];
    }

    /** Runs on each rank. */
    public static void main(String[] arguments) {
        LaunchedRank rank = ServiceLoader.load(RankProvider.class)
                .findFirst()
                .orElseThrow()
                .find(List.of(arguments))
                .orElseThrow();
        Flood flood = new Flood(
                rank, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        flood.run();
        rank.end();
    }

    private void run() {
        long begin = System.nanoTime();
        long bytes = 0;
        int left = messages * (rank.size() - 1);
        while (left > 0 || !isSent() || carrier.underway() > 0) {
            boolean hasSent = send();
            int length = carrier.poll(incoming);
            if (length >= 0) {
                check(length);
                bytes += length;
                left--;
            } else if (!hasSent) {
                LockSupport.parkNanos(PAUSE_NS); // MPJ Express's threads have the work now
            }
            if (System.nanoTime() - begin > LIMIT_NS) {
                throw new IllegalStateException("after 60 s " + left + " messages have not arrived");
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "rank %d received %d messages in %.3f s: %.0f messages/s, %.1f MB/s%n",
                rank.rank(),
                messages * (rank.size() - 1),
                seconds,
                messages * (rank.size() - 1) / seconds,
                bytes / seconds / 1e6);
    }

    private boolean isSent() {
        for (int to = 0; to < sent.length; to++) {
            if (to != rank.rank() && sent[to] < messages) {
                return false;
            }
        }
        return true;
    }

    private boolean send() {
        boolean hasSent = false;
        for (int to = 0; to < sent.length; to++) {
            if (to != rank.rank() && sent[to] < messages) {
                int length = fill(outgoing, rank.rank(), to, sent[to]);
                if (carrier.offer(to, outgoing, length)) {
                    sent[to]++;
                    hasSent = true;
                }
            }
        }
        return hasSent;
    }

    private void check(int length) {
        int from = carrier.source();
        int number = received[from]++;
        int expected = length(from, rank.rank(), number);
        if (length != expected) {
            throw new IllegalStateException(
                    "message " + number + " from rank " + from + " has " + length + " bytes, not " + expected);
        }
        for (int i = 0; i < length; i += i < HEADER ? 1 : 61) {
            if (incoming[i] != content(from, number, i)) {
                throw new IllegalStateException("message " + number + " from rank " + from + ", byte " + i + " is "
                        + incoming[i] + ", not " + content(from, number, i));
            }
        }
    }

    private int fill(byte[] message, int from, int to, int number) {
        int length = length(from, to, number);
        for (int i = 0; i < length; i += i < HEADER ? 1 : 61) {
            message[i] = content(from, number, i);
        }
        return length;
    }

    private static byte content(int from, int number, int at) {
        return (byte) (at < HEADER ? number >>> (8 * at) : from * 31 + number * 7 + at);
    }

    private int length(int from, int to, int number) {
        int mixed = (from * 1_000_003 + to * 7919 + number) * 0x9E3779B1 >>> 8;
        return shortest + mixed % (longest - shortest + 1);
    }
}
