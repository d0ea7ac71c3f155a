package dev.smi.apps.gzip.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** A shared library of the system, loaded for good. Immutable. */
final class NativeLibrary {

    private final String name;
    private final String remedy;
    private final SymbolLookup symbols;

    private NativeLibrary(String name, String remedy, SymbolLookup symbols) {
        this.name = name;
        this.remedy = remedy;
        this.symbols = symbols;
    }

    /**
     * Loads a library.
     *
     * @param name its file name, with the version of its binary interface
     * @param remedy what brings it
     * @throws EngineMissingException if it is not there
     */
    @SuppressWarnings("restricted") // loading native libraries is what this class is for
    static NativeLibrary open(String name, String remedy) {
        try {
            return new NativeLibrary(name, remedy, SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException _) {
            throw new EngineMissingException(name + " is not installed; " + remedy);
        }
    }

    /**
     * One of its functions.
     *
     * @throws EngineMissingException if it has none of that name
     */
    @SuppressWarnings("restricted")
    MethodHandle function(String function, FunctionDescriptor type) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(function)
                                .orElseThrow(() -> new EngineMissingException(
                                        name + " has no " + function + ", so it is another version; " + remedy)),
                        type);
    }

    /** What a call of a native function cannot throw, but its type says it does. */
    static IllegalStateException failed(Throwable e) {
        return new IllegalStateException("a call of native code failed: " + e, e);
    }
}
