package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every kernel of a transport layer is started, with the right table and the right number. */
@ExtendWith(NeedsOpenCl.class)
class HostProtocolTest {

    private static final Pattern LINE = Pattern.compile("(\\S+) (smi_kernel_\\w+) (-?\\d+) (-?\\d+)");

    @TempDir
    private Path directory;

    @Test
    void shouldStartEveryKernelWithItsTableAndNumber() throws Exception {
        assertStarted("1/2", "2/3");
    }

    @Test
    void shouldStartTheLastOf256Ranks() throws Exception {
        assertStarted("255/256");
    }

    @Test
    void shouldPassOnPacketsOfOthersInAProgramWithoutOperations() throws Exception {
        assertStarted("1/2-");
    }

    private void assertStarted(String... labels) throws IOException, InterruptedException {
        Map<String, Integer> expected = new TreeMap<>();
        for (String label : labels) {
            expect(label, expected);
        }
        String[] arguments = new String[labels.length + 1];
        arguments[0] = directory.toString();
        System.arraycopy(labels, 0, arguments, 1, labels.length);

        List<String> lines = ChildProcess.run(
                StandIn.class,
                Map.of(),
                printed -> printed.stream()
                                .filter(line -> LINE.matcher(line).matches())
                                .count()
                        == expected.size(),
                arguments);

        Map<String, Integer> found = new TreeMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String key = matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3);
                assertThat(found.put(key, Integer.valueOf(matcher.group(4))))
                        .as(key + " once")
                        .isNull();
            }
        }
        assertThat(found).as(String.join("\n", lines)).isEqualTo(expected);
        assertThat(lines.getLast()).isEqualTo("exit status 0");
    }

    private static void expect(String label, Map<String, Integer> lines) {
        boolean isPlain = label.endsWith("-");
        int rank = Integer.parseInt(label.substring(0, label.indexOf('/')));
        int ranks = Integer.parseInt(label.substring(label.indexOf('/') + 1).replace("-", ""));
        RoutingTables tables = Programs.tables(ranks, StandIn.CABLES, isPlain ? 0 : StandIn.PORTS);
        for (int cable = 0; cable < StandIn.CABLES; cable++) {
            expect(label + " smi_kernel_cks_" + cable, tables.sendTable(new Rank(rank), cable), ranks, lines);
            expect(label + " smi_kernel_ckr_" + cable, tables.receiveTable(new Rank(rank), cable), rank, lines);
        }
        if (!isPlain) {
            StandIn.SUPPORT.forEach(kernel -> expect(label + " " + kernel, new byte[0], ranks, lines));
        }
    }

    private static void expect(String kernel, byte[] table, int number, Map<String, Integer> lines) {
        for (int i = 0; i < table.length; i++) {
            lines.put(kernel + " " + i, (int) table[i]);
        }
        lines.put(kernel + " -1", (int) (byte) number);
    }
}
