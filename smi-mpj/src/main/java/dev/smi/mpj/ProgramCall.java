package dev.smi.mpj;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Calls the user's {@code main} and makes of whatever comes back how the rank ended. */
final class ProgramCall {

    private static final String OURS = "dev.smi.";
    private static final int FAILED = 1;

    private ProgramCall() {}

    static RankEnd run(RankSession session) {
        JobDescription job = session.description();
        try {
            main(job.main()).invoke(null, (Object) job.arguments().toArray(String[]::new));
        } catch (InvocationTargetException e) {
            return uncaught(session.rank(), e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            return new RankEnd(FAILED, cannotRun(job.main(), e));
        }
        Optional<String> open = session.leftOpen();
        return open.map(what -> new RankEnd(FAILED, "main returned before " + what))
                .orElse(RankEnd.WELL);
    }

    private static Method main(String name) throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Method main = Class.forName(name, true, loader).getMethod("main", String[].class);
        if (!Modifier.isStatic(main.getModifiers())) {
            throw new NoSuchMethodException("main is not static");
        }
        main.setAccessible(true);
        return main;
    }

    private static String cannotRun(String main, Throwable e) {
        return switch (e) {
            case ClassNotFoundException _ -> "there is no class " + main + " on the class path; name it with -cp";
            case NoSuchMethodException _ -> main + " has no public static void main(String[])";
            default -> main + " cannot be run: " + e;
        };
    }

    private static RankEnd uncaught(int rank, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        int status = status(thrown);
        if (thrown.getClass().getName().startsWith(OURS)) {
            // most messages name the rank themselves
            System.err.println(
                    message.matches("(?s)rank " + rank + "\\b.*") ? message : "rank " + rank + ": " + message);
            return new RankEnd(status, message);
        }
        synchronized (System.err) { // ranks that share a JVM would mix their lines
            System.err.print("rank " + rank + ": uncaught ");
            thrown.printStackTrace();
        }
        return new RankEnd(status, "uncaught " + thrown);
    }

    /** The exit status that an exception brings along, or 1. */
    private static int status(Throwable thrown) {
        try {
            Method method = thrown.getClass().getMethod("exitStatus");
            method.setAccessible(true);
            return method.invoke(thrown) instanceof Integer status && status > 0 ? status : FAILED;
        } catch (ReflectiveOperationException | RuntimeException _) {
            return FAILED; // it brings none
        }
    }
}
