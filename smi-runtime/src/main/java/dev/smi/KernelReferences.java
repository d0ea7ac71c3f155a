package dev.smi;

/** What a {@link Program} gives for a method reference; one method for each number of parameters. */
public abstract sealed class KernelReferences permits Program {

    KernelReferences() {}

    abstract Kernel refer(KernelMethod method);

    /**
     * One of the program's kernels, as {@code kernel(Ring::ring)}. Where the class has other methods of that name, the
     * compiler cannot tell which is meant: {@link Program#kernel(String)} can.
     *
     * @throws IllegalArgumentException if it is no kernel of the class that was loaded, or no method reference at all
     */
    public final Kernel kernel(KernelMethod.Of0 method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A> Kernel kernel(KernelMethod.Of1<A> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B> Kernel kernel(KernelMethod.Of2<A, B> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C> Kernel kernel(KernelMethod.Of3<A, B, C> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D> Kernel kernel(KernelMethod.Of4<A, B, C, D> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E> Kernel kernel(KernelMethod.Of5<A, B, C, D, E> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F> Kernel kernel(KernelMethod.Of6<A, B, C, D, E, F> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G> Kernel kernel(KernelMethod.Of7<A, B, C, D, E, F, G> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H> Kernel kernel(KernelMethod.Of8<A, B, C, D, E, F, G, H> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I> Kernel kernel(KernelMethod.Of9<A, B, C, D, E, F, G, H, I> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J> Kernel kernel(KernelMethod.Of10<A, B, C, D, E, F, G, H, I, J> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J, K> Kernel kernel(
            KernelMethod.Of11<A, B, C, D, E, F, G, H, I, J, K> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L> Kernel kernel(
            KernelMethod.Of12<A, B, C, D, E, F, G, H, I, J, K, L> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M> Kernel kernel(
            KernelMethod.Of13<A, B, C, D, E, F, G, H, I, J, K, L, M> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, N> Kernel kernel(
            KernelMethod.Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O> Kernel kernel(
            KernelMethod.Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O> method) {
        return refer(method);
    }

    /** See {@link #kernel(KernelMethod.Of0)}. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P> Kernel kernel(
            KernelMethod.Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P> method) {
        return refer(method);
    }
}
