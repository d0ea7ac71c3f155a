package dev.smi.data.wire;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Messages that wait to be sent. For any thread. */
final class Outbox {

    /**
     * A message with what follows it.
     *
     * @param after called when the body's memory is not needed any more
     */
    record Letter(Message message, List<MemorySegment> body, Runnable after) {}

    private final Deque<Letter> letters = new ArrayDeque<>();
    private boolean isClosed;

    synchronized void add(Letter letter) {
        if (isClosed) {
            letter.after().run();
            return;
        }
        letters.add(letter);
        notifyAll();
    }

    /** The next one; empty if there is none for so long, or ever. */
    synchronized Optional<Letter> take(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (letters.isEmpty() && !isClosed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return Optional.ofNullable(letters.poll());
    }

    /** Takes back all chunks that are not on their way. */
    synchronized List<Message.Start> takeBack() {
        List<Message.Start> back = new ArrayList<>();
        for (Iterator<Letter> all = letters.iterator(); all.hasNext(); ) {
            Letter letter = all.next();
            if (letter.message() instanceof Message.Start start) {
                back.add(start);
                letter.after().run();
                all.remove();
            }
        }
        return back;
    }

    /** Nothing is sent any more. */
    synchronized void close() {
        isClosed = true;
        letters.forEach(letter -> letter.after().run());
        letters.clear();
        notifyAll();
    }

    /** What waits is sent, and nothing more is taken. */
    synchronized void end() {
        isClosed = true;
        notifyAll();
    }

    /** Whether nothing will ever be to be sent. */
    synchronized boolean isDone() {
        return isClosed && letters.isEmpty();
    }
}
