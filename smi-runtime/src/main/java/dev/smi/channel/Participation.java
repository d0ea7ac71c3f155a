package dev.smi.channel;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import java.util.OptionalInt;

/**
 * A rank's part in one collective through communication kernels. The elements of a scatter's or gather's root include a
 * share of its own, which stays in the rank: it is passed as a whole when its turn comes, and its caller never sees it.
 * For one thread.
 *
 * @param endpoint the rank's end
 * @param link kind, port and root
 * @param share elements of the message, or of one rank's share
 * @param count elements that the caller passes
 * @param ownRank the rank, if it is the root of a scatter or gather; else -1
 * @param passOwnShare passes the own share
 */
record Participation(CollectiveEndpoint endpoint, Link link, int share, int count, int ownRank, Runnable passOwnShare) {

    /** A part without an own share that stays here. */
    static Participation of(CollectiveEndpoint endpoint, Link link, int count) {
        return new Participation(endpoint, link, count, count, -1, () -> {});
    }

    /** The part of the root of a scatter or gather. */
    static Participation ofRoot(CollectiveEndpoint endpoint, Link link, int share, int ranks, Runnable passOwnShare) {
        return new Participation(
                endpoint, link, share, Math.multiplyExact(share, ranks - 1), link.member(), passOwnShare);
    }

    /** Begins it. */
    void open() {
        endpoint.open(share, link.member());
        passed(0);
    }

    /** So many elements of the caller have passed. */
    void passed(int elements) {
        if (ownRank >= 0 && elements == ownRank * share) {
            passOwnShare.run();
        }
    }

    /** The rank that has to act before the element after so many can pass, if it is one. */
    OptionalInt peer(int rank, int elements) {
        if (ownRank >= 0) {
            int turn = elements / Math.max(1, share);
            return OptionalInt.of(turn < ownRank ? turn : turn + 1);
        }
        return link.member() == rank ? OptionalInt.empty() : OptionalInt.of(link.member());
    }

    /** What passing an element is called. */
    String verb() {
        return link.kind().id();
    }

    /** Port and root, for messages. */
    String place() {
        return "on port " + link.port() + " with root " + link.member();
    }
}
