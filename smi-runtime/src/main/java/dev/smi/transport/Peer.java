package dev.smi.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All wires between this rank and one other. Wires are opened by any thread of the rank; the rest is the pump's, but
 * for {@link #isQuiet} and {@link #greeting}.
 */
final class Peer {

    private static final int MOST_STREAMS = 1 << 20;

    // not compared
    @SuppressWarnings("ArrayRecordComponent")
    private record Control(int kind, byte[] content) {}

    private final int me;
    private final int rank;
    private final Queue<Control> controls = new ConcurrentLinkedQueue<>();
    private final Map<WireKey, Outlet> outletsByKey = new HashMap<>();
    private final Map<WireKey, Inlet> inletsByKey = new HashMap<>();
    private final List<Outlet> outlets = new CopyOnWriteArrayList<>();
    private final List<Inlet> inlets = new CopyOnWriteArrayList<>();
    private final List<@Nullable Inlet> streams = new ArrayList<>();
    private volatile byte @Nullable [] greeting;
    private int first;
    private int controlsStaged;
    private boolean isGone;
    private boolean isByeSaid;

    Peer(int me, int rank, byte[] greeting) {
        this.me = me;
        this.rank = rank;
        controls.add(new Control(Frame.GREETING, greeting));
    }

    int rank() {
        return rank;
    }

    /** What the rank has sent first, if it has. */
    Optional<byte[]> greeting() {
        byte[] bytes = greeting;
        return bytes == null ? Optional.empty() : Optional.of(bytes.clone());
    }

    synchronized RingWriter writer(WireKey key, int capacity, String contract) {
        Outlet outlet = outletsByKey.get(key);
        if (outlet == null) {
            outlet = new Outlet(outlets.size(), key, capacity, contract);
            outletsByKey.put(key, outlet);
            outlets.add(outlet);
        }
        RingLayout.requireAgreement(outlet.memory(), key, capacity, contract);
        return outlet.writer();
    }

    synchronized RingReader reader(WireKey key, int capacity, String contract) {
        return inlet(key, capacity, contract).reader();
    }

    private synchronized Inlet inlet(WireKey key, int capacity, String contract) {
        Inlet inlet = inletsByKey.get(key);
        if (inlet == null) {
            inlet = new Inlet(key, capacity, contract);
            inletsByKey.put(key, inlet);
            inlets.add(inlet);
        }
        RingLayout.requireAgreement(inlet.memory(), key, capacity, contract);
        return inlet;
    }

    /** Something to say besides wires; it goes before what they have. */
    void say(int kind, byte[] content) {
        controls.add(new Control(kind, content));
    }

    private boolean isAllSent() {
        if (!controls.isEmpty()) {
            return false;
        }
        for (Outlet outlet : outlets) {
            if (!outlet.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /** Whether everything was said. For any thread. */
    boolean isQuiet() {
        if (!isAllSent()) {
            return false;
        }
        for (Inlet inlet : inlets) {
            if (!inlet.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /** See {@link MessageTransport#bytesSent}. */
    long bytesSent() {
        long bytes = 0;
        for (Outlet outlet : outlets) {
            bytes += outlet.isWatch() ? 0 : RingLayout.tail(outlet.memory());
        }
        for (Inlet inlet : inlets) {
            bytes += inlet.isWatch() ? 0 : RingLayout.head(inlet.memory());
        }
        return bytes;
    }

    /** See {@link MessageTransport#bytesArrived}. */
    long bytesArrived() {
        long bytes = 0;
        for (Outlet outlet : outlets) {
            bytes += outlet.isWatch() ? 0 : RingLayout.head(outlet.memory());
        }
        for (Inlet inlet : inlets) {
            bytes += inlet.isWatch() ? 0 : RingLayout.tail(inlet.memory());
        }
        return bytes;
    }

    /** Says goodbye, once, when everything else has been sent. */
    void sayBye() {
        if (!isByeSaid && isAllSent()) {
            isByeSaid = true;
            say(Frame.BYE, new byte[0]);
        }
    }

    /** Whether goodbye was said on both sides. */
    boolean isDone() {
        return isGone && isByeSaid && controls.isEmpty();
    }

    /** Whether a message to the rank is due. */
    boolean isDue(long now) {
        if (!controls.isEmpty()) {
            return true;
        }
        // by number: an iterator would be garbage
        for (int i = 0; i < outlets.size(); i++) {
            if (outlets.get(i).isDue()) {
                return true;
            }
        }
        boolean isDue = false;
        for (int i = 0; i < inlets.size(); i++) {
            isDue |= inlets.get(i).isDue(now);
        }
        return isDue;
    }

    /** Fills a message with what there is for the rank; another wire is the first each time. */
    void stage(FrameBuffer message) {
        controlsStaged = 0;
        if (!controls.isEmpty() && !stageControls(message)) {
            return;
        }
        for (int i = 0; i < inlets.size(); i++) {
            inlets.get(i).stage(message);
        }
        int count = outlets.size();
        first = first + 1 < count ? first + 1 : 0;
        for (int i = 0; i < count; i++) {
            outlets.get((first + i) % count).stage(message);
        }
    }

    private boolean stageControls(FrameBuffer message) {
        for (Control control : controls) {
            if (!message.add(control.kind(), 0, control.content())) {
                return false;
            }
            controlsStaged++;
        }
        return true;
    }

    /** The message is on its way. */
    void commit() {
        for (int i = 0; i < outlets.size(); i++) {
            outlets.get(i).commit();
        }
        for (int i = 0; i < inlets.size(); i++) {
            inlets.get(i).commit();
        }
        for (int i = 0; i < controlsStaged; i++) {
            controls.remove();
        }
        controlsStaged = 0;
    }

    /** The message was not sent. */
    void forget() {
        for (int i = 0; i < outlets.size(); i++) {
            outlets.get(i).forget();
        }
        for (int i = 0; i < inlets.size(); i++) {
            inlets.get(i).forget();
        }
        controlsStaged = 0;
    }

    /**
     * Takes a frame that came from the rank.
     *
     * @throws WireException if it makes no sense, or if the ends of a wire do not agree
     */
    void receive(int kind, int stream, byte[] message, int at, int length, MessageFaults faults) {
        switch (kind) {
            case Frame.GREETING -> greeting = Arrays.copyOfRange(message, at, at + length);
            case Frame.OPEN -> connect(stream, message, at, length, faults);
            case Frame.DATA -> stream(stream).receive(message, at, length);
            case Frame.CREDIT -> outlet(stream).credit(Frame.getLong(message, at));
            case Frame.END -> stream(stream).end();
            case Frame.FAILED -> faults.peerFailed(rank, Arrays.copyOfRange(message, at, at + length));
            case Frame.BYE -> isGone = true;
            default -> throw new WireException("rank " + rank + " sent a frame of unknown kind " + kind);
        }
    }

    private Inlet stream(int stream) {
        Inlet inlet = stream >= 0 && stream < streams.size() ? streams.get(stream) : null;
        if (inlet == null) {
            throw new WireException("rank " + rank + " sent bytes of stream " + stream + " before it opened it");
        }
        return inlet;
    }

    private Outlet outlet(int stream) {
        if (stream < 0 || stream >= outlets.size()) {
            throw new WireException("rank " + rank + " has read from stream " + stream + ", which is not there");
        }
        return outlets.get(stream);
    }

    private void connect(int stream, byte[] message, int at, int length, MessageFaults faults) {
        if (stream < 0 || stream > MOST_STREAMS) {
            throw new WireException("rank " + rank + " opened stream " + stream + ", limit " + MOST_STREAMS);
        }
        ByteBuffer content = ByteBuffer.wrap(message, at, length).order(ByteOrder.LITTLE_ENDIAN);
        int capacity = content.getInt();
        byte[] name = new byte[content.getInt()];
        content.get(name);
        byte[] text = new byte[content.remaining()];
        content.get(text);
        String contract = new String(text, StandardCharsets.US_ASCII);
        WireKey key = new WireKey(rank, me, new String(name, StandardCharsets.US_ASCII));
        Inlet inlet;
        try {
            inlet = inlet(key, capacity, contract);
        } catch (WireException e) {
            // the reader's end is there already; what comes goes nowhere, and other wires go on to say why
            faults.broken(e);
            inlet = new Inlet(key, capacity, contract);
        }
        // wires are opened in any order: whichever is the first in a message
        while (streams.size() <= stream) {
            streams.add(null);
        }
        streams.set(stream, inlet);
        inlet.connect(stream);
    }
}
