package dev.smi.emulator.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Works out the name of a cache entry from everything that its content depends on. One use; not thread-safe. */
public final class CacheKey {

    private final MessageDigest digest = sha256();

    /** A key without parts. */
    public CacheKey() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a part; its length counts, so that no two lists of parts give the same key. */
    public CacheKey add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
        return this;
    }

    /** Adds a part. */
    public CacheKey add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds the code of a class, and where it comes from, which for a library names its version: what it makes of the
     * same input may differ after every change.
     */
    public CacheKey add(Class<?> code) {
        String name = code.getName().substring(code.getPackageName().length() + 1) + ".class";
        try (InputStream in = code.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the code of " + code + " is not on the class path");
            }
            return add(in.readAllBytes())
                    .add(String.valueOf(
                            code.getProtectionDomain().getCodeSource().getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the code of " + code, e);
        }
    }

    /** The key, 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
