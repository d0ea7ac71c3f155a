package dev.smi.apps.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class MemberCheckTest {

    private static final byte[] DATA = Samples.mixed(300_000, 4);

    @Test
    void shouldCountMembersOfOthers() throws IOException {
        byte[] twice = join(packed(), packed());

        assertThat(check(twice)).isEqualTo(new MemberCheck.Totals(2, 600_000, twice.length));
    }

    @Test
    void shouldPassOverNamesAndCommentsAndPadding() throws IOException {
        byte[] plain = packed();
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = 4 | 8 | 16 | 2;
        byte[] extras = {3, 0, 1, 2, 3, 'a', 'b', 0, 'c', 0, 9, 9};
        byte[] decorated = join(join(header, extras), Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(check(join(decorated, new byte[512])).bytes()).isEqualTo(300_000);
    }

    @Test
    void shouldNameTheMemberThatIsCutOff() throws IOException {
        byte[] whole = packed();
        byte[] cut = join(whole, Arrays.copyOf(whole, whole.length - 3));

        assertFault(cut, "member 1 at byte " + whole.length + ": the file ends within it; it was cut off");
        assertFault(new byte[0], "member 0 at byte 0: the file ends within it; it was cut off");
    }

    @Test
    void shouldNameWhatIsDamaged() throws IOException {
        byte[] whole = packed();

        assertFault(changed(whole, 0), "member 0 at byte 0: it is no gzip data");
        assertFault(changed(whole, 2), "member 0 at byte 0: its method is 247; 8, deflate, is the one there is");
        assertFault(changed(whole, whole.length - 8), "member 0 at byte 0: the data's checksum is ");
        assertFault(changed(whole, whole.length - 4), "member 0 at byte 0: it has 300000 bytes, and ");
        assertFault(join(whole, new byte[] {7, 7}), "member 1 at byte " + whole.length + ": it is no gzip data");
    }

    private static void assertFault(byte[] file, String message) {
        assertThatThrownBy(() -> check(file)).isInstanceOf(ZipException.class).hasMessageStartingWith(message);
    }

    private static MemberCheck.Totals check(byte[] file) throws IOException {
        try (MemberCheck check = new MemberCheck(Channels.newChannel(new ByteArrayInputStream(file)))) {
            return check.run();
        }
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(DATA);
        }
        return out.toByteArray();
    }

    private static byte[] changed(byte[] file, int at) {
        byte[] changed = file.clone();
        changed[at] = (byte) ~changed[at];
        return changed;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
