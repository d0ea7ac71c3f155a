package dev.smi.launch.doctor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** What the OpenCL loader of this machine knows. Four functions of it, called directly. */
@SuppressWarnings("restricted") // calling native code is; the commands enable it
final class OpenClDevices {

    /** The loader that finds the drivers. */
    static final String LIBRARY = "libOpenCL.so.1";

    private static final int MOST = 64;
    private static final int NAME_LENGTH = 1024;
    private static final int PLATFORM_NAME = 0x0902;
    private static final int DEVICE_NAME = 0x102B;
    private static final long ALL_DEVICES = 0xFFFFFFFFL;

    /** cl_int f(uint count, out handles, out uint found). */
    private static final FunctionDescriptor PLATFORMS = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    /** cl_int f(platform, ulong type, uint count, out handles, out uint found). */
    private static final FunctionDescriptor DEVICES =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);
    /** cl_int f(handle, uint what, size_t size, out value, out size_t size). */
    private static final FunctionDescriptor INFO =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);

    private final Arena arena;
    private final SymbolLookup library;

    private OpenClDevices(Arena arena, SymbolLookup library) {
        this.arena = arena;
        this.library = library;
    }

    /** What there is. */
    sealed interface Result permits NoLoader, Failed, Found {}

    /** No library. */
    record NoLoader() implements Result {}

    /** A library, and no driver or one that fails. */
    record Failed(String why) implements Result {}

    /** {@code platform: device}, at least one. */
    record Found(List<String> devices) implements Result {
        Found {
            devices = List.copyOf(devices);
        }
    }

    static Result find() {
        return find(LIBRARY);
    }

    static Result find(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library;
            try {
                library = SymbolLookup.libraryLookup(name, arena);
            } catch (IllegalArgumentException _) {
                return new NoLoader();
            }
            return new OpenClDevices(arena, library).list();
        }
    }

    private Result list() {
        List<String> found = new ArrayList<>();
        try {
            MemorySegment platforms = arena.allocate(ADDRESS, MOST);
            MemorySegment count = arena.allocate(JAVA_INT);
            int status = (int) function("clGetPlatformIDs", PLATFORMS).invokeExact(MOST, platforms, count);
            if (status != 0) {
                return new Failed("clGetPlatformIDs gives " + status);
            }
            for (int i = 0; i < Math.min(MOST, count.get(JAVA_INT, 0)); i++) {
                addDevices(platforms.getAtIndex(ADDRESS, i), found);
            }
        } catch (Throwable e) { // what invokeExact declares
            return new Failed(String.valueOf(e.getMessage()));
        }
        return found.isEmpty() ? new Failed("there are no devices") : new Found(found);
    }

    private void addDevices(MemorySegment platform, List<String> found) throws Throwable {
        String name = name("clGetPlatformInfo", platform, PLATFORM_NAME);
        MemorySegment devices = arena.allocate(ADDRESS, MOST);
        MemorySegment count = arena.allocate(JAVA_INT);
        int status = (int) function("clGetDeviceIDs", DEVICES).invokeExact(platform, ALL_DEVICES, MOST, devices, count);
        for (int i = 0; status == 0 && i < Math.min(MOST, count.get(JAVA_INT, 0)); i++) {
            found.add(name + ": " + name("clGetDeviceInfo", devices.getAtIndex(ADDRESS, i), DEVICE_NAME));
        }
    }

    private String name(String function, MemorySegment handle, int what) throws Throwable {
        MemorySegment text = arena.allocate(NAME_LENGTH);
        int status =
                (int) function(function, INFO).invokeExact(handle, what, (long) NAME_LENGTH, text, MemorySegment.NULL);
        return status == 0 ? text.getString(0).strip() : "unnamed";
    }

    private MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }
}
