package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what recurses as deep as a user's source is nested, Clang among it, on a thread with room for that. Stateless.
 */
final class DeepStack {

    /** Of address space; memory is taken as it is used. */
    private static final long BYTES = 512L << 20;

    private static final long DEADLINE_SECONDS = 120;

    private DeepStack() {}

    /**
     * The action's result.
     *
     * @param source what the action is about
     * @throws DiagnosticException if the action takes longer than two minutes; its thread is then left to itself
     */
    static <T extends @Nullable Object> T call(SourceFile source, Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.Builder.OfPlatform thread =
                Thread.ofPlatform().name("smi-clang").daemon().stackSize(BYTES);
        thread.start(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) { // passed on to the caller
                result.completeExceptionally(e);
            }
        });
        try {
            return result.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new DiagnosticException(
                        SourcePosition.of(source.path().toString()),
                        "reading this source took longer than " + DEADLINE_SECONDS + " s; split it");
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
