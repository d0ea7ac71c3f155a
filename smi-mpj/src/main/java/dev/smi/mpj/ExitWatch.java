package dev.smi.mpj;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Tells the launcher when the program calls {@link System#exit}, and with which status. Java 21 and newer log that to
 * the logger {@value #LOGGER}, on the thread that calls; a shutdown hook would not learn either.
 */
final class ExitWatch extends Handler {

    /** Documented at {@link Runtime#exit}. */
    private static final String LOGGER = "java.lang.Runtime";

    private static final String MESSAGE = "Runtime.exit() called with status: ";
    private static final int FAILED = 1;

    /** Held here: the log manager forgets loggers that nobody holds. */
    private static final Logger WATCHED = Logger.getLogger(LOGGER);

    private final RankSession session;
    private final ThreadGroup group;

    private ExitWatch(RankSession session, ThreadGroup group) {
        this.session = session;
        this.group = group;
    }

    /** Watches the threads of the calling thread's group, which MPJ Express makes for each rank. */
    static void start(RankSession session) {
        WATCHED.setLevel(Level.FINE);
        WATCHED.setUseParentHandlers(false);
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        if (group != null) {
            WATCHED.addHandler(new ExitWatch(session, group));
        }
    }

    @Override
    public void publish(LogRecord event) {
        String message = event.getMessage();
        if (message == null || !message.startsWith(MESSAGE) || !isOurs(Thread.currentThread())) {
            return;
        }
        int status = Integer.parseInt(message.substring(MESSAGE.length()).strip());
        System.out.flush();
        System.err.flush();
        session.report(end(status));
    }

    /** Virtual threads have no group of their own; a call on one counts for all ranks of the JVM. */
    private boolean isOurs(Thread caller) {
        ThreadGroup callers = caller.getThreadGroup();
        return session.isAlone() || caller.isVirtual() || callers != null && group.parentOf(callers);
    }

    private RankEnd end(int status) {
        String call = "called System.exit(" + status + ")";
        if (status != 0) {
            return new RankEnd((status & 0xff) == 0 ? FAILED : status, call);
        }
        return session.leftOpen()
                .map(open -> new RankEnd(FAILED, call + " before " + open))
                .orElse(new RankEnd(0, call));
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void close() {
        // nothing is open
    }
}
