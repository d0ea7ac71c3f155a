package dev.smi.apps.gzip;

import dev.smi.apps.gzip.engine.EngineName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What units are told; workers get it as text, {@code isal 1}.
 *
 * @param engine what compresses
 * @param level 1 to 9
 */
record MemberSettings(EngineName engine, int level) {

    /** As a unit's parameters. */
    byte[] encoded() {
        return (engine + " " + level).getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #encoded} made. */
    static MemberSettings decode(byte[] parameters) {
        String[] words = new String(parameters, StandardCharsets.UTF_8).split(" ", -1);
        return new MemberSettings(EngineName.valueOf(words[0].toUpperCase(Locale.ROOT)), Integer.parseInt(words[1]));
    }
}
