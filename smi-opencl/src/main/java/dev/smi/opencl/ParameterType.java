package dev.smi.opencl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;

/**
 * A kernel's parameter, as far as the program tells.
 *
 * @param name its type without qualifiers, such as {@code float*}; empty if the program does not tell
 * @param space where a pointer leads to
 */
record ParameterType(String name, Space space) {

    /** Address spaces. */
    enum Space {
        GLOBAL("__global "),
        CONSTANT("__constant "),
        LOCAL("__local "),
        /** Passed by value. */
        PRIVATE(""),
        /** The program does not tell. */
        UNKNOWN("");

        private final String qualifier;

        Space(String qualifier) {
            this.qualifier = qualifier;
        }
    }

    /** Asks a kernel. */
    static ParameterType of(cl_kernel kernel, int at) {
        return new ParameterType(ClText.parameterType(kernel, at).orElse(""), space(kernel, at));
    }

    private static Space space(cl_kernel kernel, int at) {
        int[] value = new int[1];
        int status = CL.clGetKernelArgInfo(
                kernel, at, CL.CL_KERNEL_ARG_ADDRESS_QUALIFIER, Sizeof.cl_uint, Pointer.to(value), null);
        if (status != CL.CL_SUCCESS) {
            return Space.UNKNOWN;
        }
        return switch (value[0]) {
            case CL.CL_KERNEL_ARG_ADDRESS_GLOBAL -> Space.GLOBAL;
            case CL.CL_KERNEL_ARG_ADDRESS_CONSTANT -> Space.CONSTANT;
            case CL.CL_KERNEL_ARG_ADDRESS_LOCAL -> Space.LOCAL;
            case CL.CL_KERNEL_ARG_ADDRESS_PRIVATE -> Space.PRIVATE;
            default -> Space.UNKNOWN;
        };
    }

    /** The type as the source has it; empty if the program does not tell. */
    @Override
    public String toString() {
        return name.isEmpty() ? "" : space.qualifier + name;
    }

    /** Whether a buffer fits; true if nobody can know. */
    boolean takesMemory() {
        return space == Space.GLOBAL || space == Space.CONSTANT || space == Space.UNKNOWN;
    }

    /** Whether a communicator fits; true if nobody can know. */
    boolean takesWorld() {
        return switch (space) {
            case PRIVATE, UNKNOWN -> name.isEmpty() || name.equals("ushort2") || name.equals("SMI_Comm");
            case GLOBAL, CONSTANT, LOCAL -> false;
        };
    }

    /**
     * A number as the kernel gets it: one form if the type is known; else those it can have, of different sizes, for
     * OpenCL to take the one of the parameter's size. Without types 1 is an integer and 1.0 is not.
     *
     * @throws IllegalArgumentException if it does not fit; the message says why
     */
    List<byte[]> encode(BigDecimal value) {
        if (name.isEmpty() && (space == Space.PRIVATE || space == Space.UNKNOWN)) {
            // eight bytes of an unknown parameter may be those of a buffer, whose address OpenCL would follow
            int room = space == Space.UNKNOWN ? Integer.BYTES : Long.BYTES;
            return ScalarType.guesses(value.scale() > 0).stream()
                    .filter(type -> type.bytes() <= room && type.fits(value))
                    .map(type -> type.encode(value))
                    .toList();
        }
        Optional<ScalarType> type = ScalarType.of(name);
        if (space != Space.PRIVATE || type.isEmpty()) {
            throw new IllegalArgumentException("takes " + this + ", not the number " + value
                    + "; numbers go to parameters of OpenCL C's own types, such as long, under these names");
        }
        return List.of(type.get().encode(value));
    }
}
