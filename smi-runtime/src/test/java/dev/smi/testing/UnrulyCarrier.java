package dev.smi.testing;

import dev.smi.rank.MessageCarrier;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A carrier that is slow now and then, for one rank or another, so that messages of different pairs overtake each
 * other; and that carries nothing at all to ranks that a test has cut off. In order between two ranks, as carriers are.
 */
public final class UnrulyCarrier implements MessageCarrier {

    private final MessageCarrier carrier;
    private final Random random;
    private final int maxMessage;
    private final Set<Integer> cut = ConcurrentHashMap.newKeySet();

    /** A carrier around another one, with a seed for its moods. */
    public UnrulyCarrier(MessageCarrier carrier, long seed, int maxMessage) {
        this.carrier = carrier;
        this.random = new Random(seed);
        this.maxMessage = maxMessage;
    }

    /** Carries nothing to a rank any more, and takes nothing for it. For any thread. */
    public void cut(int rank) {
        cut.add(rank);
    }

    /** Carries again. */
    public void mend(int rank) {
        cut.remove(rank);
    }

    @Override
    public int maxMessage() {
        return maxMessage;
    }

    @Override
    public boolean offer(int to, byte[] message, int length) {
        if (cut.contains(to) || random.nextInt(4) == 0) {
            return false;
        }
        return carrier.offer(to, message, length);
    }

    @Override
    public int poll(byte[] target) {
        return random.nextInt(3) == 0 ? -1 : carrier.poll(target);
    }

    @Override
    public int source() {
        return carrier.source();
    }

    @Override
    public int underway() {
        return carrier.underway();
    }
}
