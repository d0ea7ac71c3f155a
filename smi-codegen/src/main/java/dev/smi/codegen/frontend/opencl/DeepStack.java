package dev.smi.codegen.frontend.opencl;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what recurses as deep as a user's source is nested, Clang among it, on a thread with room for that. Stateless.
 */
final class DeepStack {

    /** Of address space; memory is taken as it is used. */
    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** The action's result. */
    static <T extends @Nullable Object> T call(Callable<T> action) {
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
            return result.join();
        } catch (CompletionException e) {
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
