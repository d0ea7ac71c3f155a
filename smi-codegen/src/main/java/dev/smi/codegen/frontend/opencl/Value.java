package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.opencl.Value.Channel;
import dev.smi.codegen.frontend.opencl.Value.Constant;
import dev.smi.codegen.frontend.opencl.Value.Pointer;
import dev.smi.codegen.frontend.opencl.Value.Unknown;
import dev.smi.model.Operation;

/** One of the values that an expression can have, as far as channels are concerned. */
sealed interface Value permits Channel, Pointer, Constant, Unknown {

    /** An opened channel. */
    record Channel(Operation operation) implements Value {}

    /** The address of a variable, an element or a field. */
    record Pointer(Place target) implements Value {}

    /** An integer that is known at compile time. */
    record Constant(long value) implements Value {}

    /**
     * What cannot be followed.
     *
     * @param isReported whether the user was told already
     */
    record Unknown(boolean isReported) implements Value {}
}
