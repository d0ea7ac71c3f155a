package dev.smi.opencl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bytes of an ELF library that has a name and one dependency, and nothing else.
 *
 * <p>JOCL 2.0.5 opens {@code libOpenCL.so}, which only development packages bring; drivers bring
 * {@code libOpenCL.so.1}. The dynamic linker takes a loaded library for one that is asked for when its name is the
 * same, and finds symbols in its dependencies. So a library of the first name that depends on the second, once loaded,
 * makes JOCL find OpenCL.
 *
 * <pre>
 *   0 ELF header | 64 program headers: load, dynamic, stack | 232 dynamic section | one empty symbol | names
 * </pre>
 */
final class LibraryStub {

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int SEGMENTS = 3;
    private static final int SYMBOL = 24;

    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final int GNU_STACK = 0x6474e551;
    private static final int READ_WRITE = 6;

    private static final long NEEDED = 1;
    private static final long STRTAB = 5;
    private static final long SYMTAB = 6;
    private static final long STRSZ = 10;
    private static final long SYMENT = 11;
    private static final long SONAME = 14;
    private static final int DYNAMIC_ENTRIES = 7;

    private LibraryStub() {}

    /**
     * The library.
     *
     * @param name its name
     * @param dependency what is loaded with it
     * @param machine ELF's number of the processor
     */
    static byte[] bytes(String name, String dependency, int machine) {
        byte[] names = ("\0" + name + "\0" + dependency + "\0").getBytes(US_ASCII);
        int dynamic = HEADER + SEGMENTS * PROGRAM_HEADER;
        int dynamicBytes = DYNAMIC_ENTRIES * 2 * Long.BYTES;
        int symbols = dynamic + dynamicBytes;
        int strings = symbols + SYMBOL;
        int size = strings + names.length;

        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(file, machine);
        // aligned for the largest pages that Linux has on the machines with a JOCL
        segment(file, LOAD, 0, size, 1 << 16);
        segment(file, DYNAMIC, dynamic, dynamicBytes, Long.BYTES);
        // without it the linker makes the process's stacks executable
        segment(file, GNU_STACK, 0, 0, 16);
        entries(file, SONAME, 1, NEEDED, name.length() + 2, STRTAB, strings, STRSZ, names.length);
        entries(file, SYMTAB, symbols, SYMENT, SYMBOL, 0, 0);
        file.position(strings).put(names);
        return file.array();
    }

    private static void header(ByteBuffer file, int machine) {
        byte[] identification = Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 16);
        short sharedObject = 3;
        file.put(identification)
                .putShort(sharedObject)
                .putShort((short) machine)
                .putInt(1);
        file.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) SEGMENTS);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer file, int type, long at, long size, long alignment) {
        file.putInt(type).putInt(READ_WRITE).putLong(at).putLong(at).putLong(at);
        file.putLong(size).putLong(size).putLong(alignment);
    }

    private static void entries(ByteBuffer file, long... tagsAndValues) {
        for (long value : tagsAndValues) {
            file.putLong(value);
        }
    }
}
