package dev.smi;

import java.io.Serializable;

/**
 * A kernel by method reference, {@code Ring::ring}. Nobody calls it: {@link Program} finds out which method it refers
 * to. The compiler chooses the interface by the number of parameters.
 */
public sealed interface KernelMethod extends Serializable {

    /** A kernel with no parameters. */
    @FunctionalInterface
    non-sealed interface Of0 extends KernelMethod {
        /** Stands for the kernel. */
        void refer();
    }

    /** A kernel with one parameter. */
    @FunctionalInterface
    non-sealed interface Of1<A> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a);
    }

    /** A kernel with 2 parameters. */
    @FunctionalInterface
    non-sealed interface Of2<A, B> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b);
    }

    /** A kernel with 3 parameters. */
    @FunctionalInterface
    non-sealed interface Of3<A, B, C> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c);
    }

    /** A kernel with 4 parameters. */
    @FunctionalInterface
    non-sealed interface Of4<A, B, C, D> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d);
    }

    /** A kernel with 5 parameters. */
    @FunctionalInterface
    non-sealed interface Of5<A, B, C, D, E> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e);
    }

    /** A kernel with 6 parameters. */
    @FunctionalInterface
    non-sealed interface Of6<A, B, C, D, E, F> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f);
    }

    /** A kernel with 7 parameters. */
    @FunctionalInterface
    non-sealed interface Of7<A, B, C, D, E, F, G> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g);
    }

    /** A kernel with 8 parameters. */
    @FunctionalInterface
    non-sealed interface Of8<A, B, C, D, E, F, G, H> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    /** A kernel with 9 parameters. */
    @FunctionalInterface
    non-sealed interface Of9<A, B, C, D, E, F, G, H, I> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    /** A kernel with 10 parameters. */
    @FunctionalInterface
    non-sealed interface Of10<A, B, C, D, E, F, G, H, I, J> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }

    /** A kernel with 11 parameters. */
    @FunctionalInterface
    non-sealed interface Of11<A, B, C, D, E, F, G, H, I, J, K> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
    }

    /** A kernel with 12 parameters. */
    @FunctionalInterface
    non-sealed interface Of12<A, B, C, D, E, F, G, H, I, J, K, L> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
    }

    /** A kernel with 13 parameters. */
    @FunctionalInterface
    non-sealed interface Of13<A, B, C, D, E, F, G, H, I, J, K, L, M> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m);
    }

    /** A kernel with 14 parameters. */
    @FunctionalInterface
    non-sealed interface Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n);
    }

    /** A kernel with 15 parameters. */
    @FunctionalInterface
    non-sealed interface Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n, O o);
    }

    /** A kernel with 16 parameters. */
    @FunctionalInterface
    non-sealed interface Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P> extends KernelMethod {
        /** Stands for the kernel. */
        void refer(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n, O o, P p);
    }
}
