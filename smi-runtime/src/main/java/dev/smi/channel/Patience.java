package dev.smi.channel;

/**
 * How much longer an end waits than it has to, so that not every packet of a stream costs a handover between cores: the
 * other end gets ahead meanwhile. It is lost where nothing more comes in time, as in a dialogue of short messages, and
 * comes back when the other end turns out to be ahead. For one thread.
 */
final class Patience {

    private static final int MOST = 8;

    /** About a quarter of a microsecond, in which a stream moves on by several packets. */
    private static final int TURNS = 16;

    private int left = MOST;

    /** Whether it is worth waiting a little longer; look again after it. */
    boolean hasMore() {
        if (left == 0) {
            return false;
        }
        for (int i = 0; i < TURNS; i++) {
            Thread.onSpinWait();
        }
        return true;
    }

    /** Nothing has come meanwhile. */
    void lose() {
        left--;
    }

    /** The other end is ahead. */
    void restore() {
        left = MOST;
    }
}
