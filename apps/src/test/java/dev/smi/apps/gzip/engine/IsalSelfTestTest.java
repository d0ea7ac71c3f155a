package dev.smi.apps.gzip.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

/** Libraries that are not what they should be, played by Java. */
class IsalSelfTestTest {

    @Test
    void shouldRefuseALibraryThatWritesBehindItsStructure() {
        assertThatThrownBy(() -> IsalSelfTest.passed(library("writesBehind")))
                .isInstanceOf(EngineMissingException.class)
                .hasMessageContaining("not laid out as version 2.30");
    }

    @Test
    void shouldRefuseALibraryWhoseFieldsAreElsewhere() {
        assertThatThrownBy(() -> IsalSelfTest.passed(library("doesNothing")))
                .isInstanceOf(EngineMissingException.class)
                .hasMessageContaining("ISA-L gives status 0 after 0 of 200000 bytes at level 2");
    }

    private static IsalEngine.Functions library(String compress) {
        return new IsalEngine.Functions(handle("initialise"), handle(compress));
    }

    private static MethodHandle handle(String name) {
        try {
            return MethodHandles.lookup()
                    .findStatic(IsalSelfTestTest.class, name, MethodType.methodType(int.class, long.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static int initialise(long stream) {
        memory(stream).asSlice(0, 64).fill((byte) 0);
        return 1; // which nobody looks at
    }

    static int doesNothing(long stream) {
        return memory(stream).get(JAVA_BYTE, 40) == 0 ? 1 : 0;
    }

    static int writesBehind(long stream) {
        memory(stream).set(java.lang.foreign.ValueLayout.JAVA_INT, 12, 200_000);
        memory(stream).set(JAVA_BYTE, IsalStream.BYTES + 8, (byte) 1);
        return 0;
    }

    @SuppressWarnings("restricted") // a library gets an address, too
    private static MemorySegment memory(long stream) {
        return MemorySegment.ofAddress(stream).reinterpret(IsalStream.BYTES + 16);
    }
}
