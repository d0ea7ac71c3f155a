package dev.smi.arrow.model;

/** A parameter of the user's kernel. */
public sealed interface KernelParameter {

    /** The parameter's name in OpenCL C. */
    String name();

    /** The parameter's declaration in OpenCL C. */
    String declaration();

    /** The first row of a batch that the kernel works on: {@code const int}. */
    record First(Batch batch) implements KernelParameter {
        @Override
        public String name() {
            return batch.name() + "_first";
        }

        @Override
        public String declaration() {
            return "const int " + name();
        }
    }

    /** The row after the last one: {@code const int}. */
    record Last(Batch batch) implements KernelParameter {
        @Override
        public String name() {
            return batch.name() + "_last";
        }

        @Override
        public String declaration() {
            return "const int " + name();
        }
    }

    /** A register of the kernel's own. */
    record Custom(CustomRegister register) implements KernelParameter {
        @Override
        public String name() {
            return register.name();
        }

        @Override
        public String declaration() {
            return "const " + register.cType() + " " + name();
        }
    }

    /** Two words that the kernel returns, the lower one first: {@code __global uint *restrict}. */
    record Return() implements KernelParameter {
        @Override
        public String name() {
            return "arrow_return";
        }

        @Override
        public String declaration() {
            return "__global uint *restrict " + name();
        }
    }
}
