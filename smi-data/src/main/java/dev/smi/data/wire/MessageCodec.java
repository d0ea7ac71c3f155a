package dev.smi.data.wire;

import dev.smi.data.wire.Message.Beat;
import dev.smi.data.wire.Message.Bye;
import dev.smi.data.wire.Message.Cancel;
import dev.smi.data.wire.Message.Done;
import dev.smi.data.wire.Message.Failed;
import dev.smi.data.wire.Message.Hello;
import dev.smi.data.wire.Message.Need;
import dev.smi.data.wire.Message.Open;
import dev.smi.data.wire.Message.Opened;
import dev.smi.data.wire.Message.Refused;
import dev.smi.data.wire.Message.Resident;
import dev.smi.data.wire.Message.Start;
import dev.smi.data.wire.Message.Started;
import dev.smi.data.wire.Message.TurnedAway;
import dev.smi.data.wire.Message.Welcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The form of messages. Everything is in network order; a text is a 32-bit length and UTF-8, a list a 32-bit length and
 * its entries.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * |      'S'      |      'D'      |    version    |     type      |
 * +---------------+---------------+---------------+---------------+
 * |                  bytes of the fields, n                       |
 * +---------------------------------------------------------------+
 * |                                                               |
 * |                  bytes of the body, m                         |
 * +---------------------------------------------------------------+
 * |  fields of the message, in the order of its record, n bytes   |
 * +---------------------------------------------------------------+
 * |  body, m bytes: elements of a chunk, a result, resident data  |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * Stateless.
 */
final class MessageCodec {

    /** Bytes before the fields. */
    static final int HEADER = 16;

    /** The first two bytes of every message. */
    static final short MAGIC = 'S' << 8 | 'D';

    /** Client and worker have to have the same. */
    static final byte VERSION = 1;

    private MessageCodec() {}

    /** A message's number in the header. */
    static byte type(Message message) {
        return switch (message) {
            case Hello _ -> 1;
            case Welcome _ -> 2;
            case TurnedAway _ -> 3;
            case Open _ -> 4;
            case Need _ -> 5;
            case Resident _ -> 6;
            case Opened _ -> 7;
            case Refused _ -> 8;
            case Start _ -> 9;
            case Started _ -> 10;
            case Done _ -> 11;
            case Failed _ -> 12;
            case Cancel _ -> 13;
            case Beat _ -> 14;
            case Bye _ -> 15;
        };
    }

    /** A message's fields. */
    static byte[] encode(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(message, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Message message, DataOutputStream out) throws IOException {
        switch (message) {
            case Hello hello -> {
                texts(out, hello.token(), hello.name(), hello.host());
                out.writeLong(hello.process());
                texts(out, hello.device());
            }
            case Welcome welcome -> texts(out, welcome.name());
            case TurnedAway away -> texts(out, away.reason());
            case Open open -> writeOpen(open, out);
            case Need need -> {
                texts(out, need.key());
                out.writeInt(need.hashes().size());
                texts(out, need.hashes().toArray(String[]::new));
            }
            case Resident resident -> texts(out, resident.hash());
            case Opened opened -> texts(out, opened.key());
            case Refused refused -> texts(out, refused.key(), refused.reason());
            case Start start -> writeStart(start, out);
            case Started started -> out.writeLong(started.id());
            case Done done -> {
                out.writeLong(done.id());
                out.writeLong(done.nanos());
            }
            case Failed failed -> {
                out.writeLong(failed.id());
                texts(out, failed.reason());
            }
            case Cancel _, Beat _, Bye _ -> {
                // say all by being there
            }
        }
    }

    private static void writeOpen(Open open, DataOutputStream out) throws IOException {
        texts(out, open.key(), open.factory());
        out.writeInt(open.parameters().length);
        out.write(open.parameters());
        out.writeInt(open.instances());
        out.writeInt(open.hashes().size());
        for (Map.Entry<String, String> entry : open.hashes().entrySet()) {
            texts(out, entry.getKey(), entry.getValue());
        }
    }

    private static void writeStart(Start start, DataOutputStream out) throws IOException {
        out.writeLong(start.id());
        texts(out, start.key());
        out.writeInt(start.instance());
        out.writeLong(start.index());
        out.writeLong(start.first());
        out.writeLong(start.count());
    }

    private static void texts(DataOutputStream out, String... texts) throws IOException {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * The message of a type with these fields.
     *
     * @throws IOException if there is no such message
     */
    static Message decode(byte type, byte[] fields) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(fields));
        return switch (type) {
            case 1 -> new Hello(text(in), text(in), text(in), in.readLong(), text(in));
            case 2 -> new Welcome(text(in));
            case 3 -> new TurnedAway(text(in));
            case 4 -> readOpen(in);
            case 5 -> readNeed(in);
            case 6 -> new Resident(text(in));
            case 7 -> new Opened(text(in));
            case 8 -> new Refused(text(in), text(in));
            case 9 -> new Start(in.readLong(), text(in), in.readInt(), in.readLong(), in.readLong(), in.readLong());
            case 10 -> new Started(in.readLong());
            case 11 -> new Done(in.readLong(), in.readLong());
            case 12 -> new Failed(in.readLong(), text(in));
            case 13 -> new Cancel();
            case 14 -> new Beat();
            case 15 -> new Bye();
            default -> throw new IOException("a message of the unknown type " + type);
        };
    }

    private static Open readOpen(DataInputStream in) throws IOException {
        String key = text(in);
        String factory = text(in);
        byte[] parameters = bytes(in);
        int instances = in.readInt();
        SortedMap<String, String> hashes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            hashes.put(text(in), text(in));
        }
        return new Open(key, factory, parameters, instances, hashes);
    }

    private static Need readNeed(DataInputStream in) throws IOException {
        String key = text(in);
        List<String> hashes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            hashes.add(text(in));
        }
        return new Need(key, hashes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException("a text of " + length + " bytes where " + in.available() + " are left");
        }
        return in.readNBytes(length);
    }
}
