package dev.smi.data.arrow;

import dev.smi.data.arrow.IpcContents.DictionaryMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;

/** The beginning of an Arrow stream: a schema, and the dictionaries that it refers to. */
final class StreamHeader {

    private StreamHeader() {}

    static MemorySegment of(IpcContents contents) {
        Set<Long> used = new HashSet<>();
        addDictionaries(contents.schema().getFields(), used);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WriteChannel channel = new WriteChannel(Channels.newChannel(bytes))) {
            MessageSerializer.serialize(channel, contents.schema());
            for (DictionaryMessage dictionary : contents.dictionaries()) {
                if (used.contains(dictionary.id())) {
                    channel.write(dictionary.message().toArray(ValueLayout.JAVA_BYTE));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return MemorySegment.ofArray(bytes.toByteArray());
    }

    private static void addDictionaries(List<Field> fields, Set<Long> used) {
        for (Field field : fields) {
            if (field.getDictionary() != null) {
                used.add(field.getDictionary().getId());
            }
            addDictionaries(field.getChildren(), used);
        }
    }
}
