package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.device.DriverArgument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Predicate;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;

/** Gives arguments to a kernel, and says which does not fit. Stateless. */
final class KernelArguments {

    private KernelArguments() {}

    /**
     * Sets all arguments.
     *
     * @param isOurs whether memory belongs to the program of the kernel
     * @throws DeviceException if one does not fit, or their number is wrong
     */
    static void set(ClKernel kernel, List<DriverArgument> arguments, Predicate<OpenClMemory> isOurs) {
        List<ParameterType> parameters = kernel.parameters();
        if (arguments.size() != parameters.size()) {
            throw new DeviceException(
                    "kernel " + kernel.name() + " takes " + parameters.size() + " arguments, not " + arguments.size());
        }
        for (int at = 0; at < arguments.size(); at++) {
            switch (arguments.get(at)) {
                case DriverArgument.Scalar number -> setScalar(kernel, at, number);
                case DriverArgument.Memory memory -> setMemory(kernel, at, memory, isOurs);
                case DriverArgument.World world -> setWorld(kernel, at, world);
            }
        }
    }

    private static void setScalar(ClKernel kernel, int at, DriverArgument.Scalar number) {
        List<byte[]> forms;
        try {
            forms = kernel.parameters().get(at).encode(number.value());
        } catch (IllegalArgumentException e) {
            throw new DeviceException(place(kernel, at) + ": " + e.getMessage(), e);
        }
        if (forms.size() > 1) {
            requireChecks(kernel, at);
        }
        int status = CL.CL_INVALID_ARG_SIZE;
        for (int i = 0; i < forms.size() && status == CL.CL_INVALID_ARG_SIZE; i++) {
            status = kernel.trySet(at, forms.get(i).length, Pointer.to(forms.get(i)));
        }
        if (status == CL.CL_INVALID_ARG_SIZE) {
            throw new DeviceException(place(kernel, at) + ": the number " + number.value()
                    + " has no form of the parameter's size; where a binary does not tell types, 1 is an integer, 1.0 is"
                    + " not, and parameters of 8 bytes cannot be set");
        }
        ClStatus.check(status, place(kernel, at));
    }

    /** PoCL takes any size where it does not know the type, and the kernel then reads what it was not given. */
    private static void requireChecks(ClKernel kernel, int at) {
        byte[] noSize = new byte[3];
        if (kernel.trySet(at, noSize.length, Pointer.to(noSize)) == CL.CL_SUCCESS) {
            throw new DeviceException(place(kernel, at) + ": the program tells neither the type nor the size of this"
                    + " parameter; build it with -cl-kernel-arg-info, and parameters of OpenCL C's own types");
        }
    }

    private static void setMemory(
            ClKernel kernel, int at, DriverArgument.Memory argument, Predicate<OpenClMemory> isOurs) {
        ParameterType type = kernel.parameters().get(at);
        if (!(argument.memory() instanceof OpenClMemory memory)) {
            throw new DeviceException(place(kernel, at) + ": the buffer is another device's; allocate it on this one");
        }
        if (!type.takesMemory()) {
            throw new DeviceException(place(kernel, at) + ": takes " + type + ", not buffer " + memory.name());
        }
        Pointer handle = Pointer.to(memory.handle());
        if (!isOurs.test(memory)) {
            throw new DeviceException(
                    place(kernel, at) + ": buffer " + memory.name() + " is another device's; allocate it on this one");
        }
        ClStatus.check(kernel.trySet(at, Sizeof.cl_mem, handle), place(kernel, at));
    }

    private static void setWorld(ClKernel kernel, int at, DriverArgument.World world) {
        ParameterType type = kernel.parameters().get(at);
        if (!type.takesWorld()) {
            throw new DeviceException(place(kernel, at) + ": takes " + type + ", not a communicator");
        }
        byte[] bytes = ByteBuffer.allocate(2 * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) world.rank())
                .putShort((short) world.size())
                .array();
        ClStatus.check(
                kernel.trySet(at, bytes.length, Pointer.to(bytes)),
                place(kernel, at) + ": the parameter is no communicator (ushort2)");
    }

    private static String place(ClKernel kernel, int at) {
        return "kernel " + kernel.name() + ", argument " + at;
    }
}
