package dev.smi.transport;

/**
 * How much longer an end waits than it has to, so that not every packet of a stream costs a handover between cores: the
 * other end gets ahead meanwhile. It is lost where nothing more comes in time, as in a dialogue of short messages, and
 * comes back when the other end turns out to be ahead. For one thread.
 */
public final class Patience {

    private static final int MOST = 8;

    /** About a quarter of a microsecond, in which a stream moves on by several packets. */
    private static final int TURNS = 16;

    private int left = MOST;

    /** An end that has not waited in vain yet. */
    public Patience() {}

    /** Whether it is worth waiting a little longer; look again after it. */
    public boolean hasMore() {
        if (left == 0) {
            return false;
        }
        for (int i = 0; i < TURNS; i++) {
            Thread.onSpinWait();
        }
        return true;
    }

    /** Nothing has come meanwhile. */
    public void lose() {
        left--;
    }

    /** The other end is ahead. */
    public void restore() {
        left = MOST;
    }
}
