package dev.smi.fabric.endpoint;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Operation.Reduce;
import dev.smi.model.PacketOperation;

/**
 * A rank's end of a reduction; at the root an element is done when its result is there. Behaves as
 * {@code reduce-functions.stg}. For one thread.
 */
public final class ReduceEndpoint extends CollectiveEndpoint {

    private final PacketRing app;
    private final PacketRing resultRing;
    private boolean isAwaited;

    /**
     * An end.
     *
     * @param app to the support kernel
     * @param result from it
     * @param owner what is woken when there may be something to do
     */
    public ReduceEndpoint(Reduce operation, int rank, int ranks, PacketRing app, PacketRing result, Step owner) {
        super(operation, rank, ranks);
        this.app = app;
        this.resultRing = result;
        app.setWriter(owner);
        result.setReader(owner);
    }

    @Override
    public long news() {
        return app.told() + resultRing.told();
    }

    @Override
    int calls(int elements) {
        return elements;
    }

    @Override
    void begin(int elements) {
        isAwaited = false;
    }

    @Override
    boolean pass(long bits) {
        if (!isAwaited) {
            if (!app.offer(bits, 0, 0, PacketWords.header(rank(), root(), port(), 1, PacketOperation.REDUCE))) {
                return false;
            }
            app.publish();
            isAwaited = isRoot();
        }
        if (!isAwaited) {
            return true;
        }
        if (resultRing.isEmpty()) {
            return false;
        }
        setResult(resultRing.word(0));
        resultRing.remove();
        resultRing.publish();
        isAwaited = false;
        return true;
    }
}
