package dev.smi.run;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.ElementType;
import dev.smi.run.launchfile.LaunchFile.Contents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes that a launch file wants in a buffer. Stateless. */
final class BufferContents {

    private BufferContents() {}

    /**
     * All bytes of a buffer.
     *
     * @throws DiagnosticException if there are more than the buffer holds
     */
    static byte[] bytes(Contents contents, String name, ElementType type, int count) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        switch (contents) {
            case Contents.Zero _ -> {}
            case Contents.Iota _ -> {
                for (int i = 0; i < count; i++) {
                    type.put(bytes, i);
                }
            }
            case Contents.Values values -> {
                requireRoom(
                        values,
                        name,
                        values.values().size() + " numbers",
                        values.values().size() <= count,
                        count);
                for (Number value : values.values()) {
                    requireFit(values, name, type, value);
                    type.put(bytes, value);
                }
            }
            case Contents.FromFile file -> {
                byte[] content = TextFiles.readBytes(file.file());
                requireRoom(file, name, content.length + " bytes", content.length <= bytes.capacity(), count);
                bytes.put(content);
            }
        }
        return bytes.array();
    }

    private static void requireFit(Contents contents, String name, ElementType type, Number value) {
        if (!type.holds(value)) {
            throw new DiagnosticException(
                    contents.position(),
                    value + " does not fit buffer " + name + " of type " + type.id()
                            + ", which holds whole numbers within " + type.min() + ".." + type.max());
        }
    }

    private static void requireRoom(Contents contents, String name, String what, boolean fits, int count) {
        if (!fits) {
            throw new DiagnosticException(
                    contents.position(), what + " do not fit buffer " + name + " of " + count + " elements");
        }
    }
}
