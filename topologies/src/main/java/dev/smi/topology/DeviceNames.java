package dev.smi.topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Names for the FPGAs of generated topologies. */
final class DeviceNames {

    private DeviceNames() {}

    /**
     * FPGAs {@code n0:acl0}, {@code n1:acl0}, ..., padded with zeros so that string order is numeric order.
     *
     * @param programs dealt round robin; empty if the topology shall not name any
     */
    static List<Device> devices(int count, List<String> programs) {
        int digits = Integer.toString(count - 1).length();
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String number = "0".repeat(digits - Integer.toString(i).length()) + i;
                    Optional<String> program =
                            programs.isEmpty() ? Optional.empty() : Optional.of(programs.get(i % programs.size()));
                    return new Device("n" + number + ":acl0", program);
                })
                .toList();
    }
}
