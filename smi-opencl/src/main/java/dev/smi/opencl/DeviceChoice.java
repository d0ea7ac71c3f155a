package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.opencl.FoundDevice.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of the devices that are there a rank gets. Stateless. */
final class DeviceChoice {

    private DeviceChoice() {}

    /**
     * Chooses a device.
     *
     * @param found all there are, not empty
     * @param localRank the rank's number on this host: it gets the device of that number among those that match
     * @throws DeviceException if none matches, or there are fewer than ranks
     */
    static FoundDevice choose(List<FoundDevice> found, OpenClOptions options, int localRank) {
        List<FoundDevice> matching = byPlatform(found, options.platform());
        matching = options.device().isEmpty() ? bestKind(matching) : byDevice(matching, options.device());
        if (localRank < matching.size()) {
            return matching.get(localRank);
        }
        if (options.isShared() || matching.stream().allMatch(device -> device.kind() == Kind.CPU)) {
            return matching.get(localRank % matching.size());
        }
        throw new DeviceException("rank number " + localRank + " of this host (counted from 0) has no OpenCL device: "
                + matching.size() + (matching.size() == 1 ? " matches, " : " match, ") + list(matching)
                + "; start fewer ranks on this host, or let ranks share devices with -D" + OpenClOptions.PREFIX
                + "share=true");
    }

    private static List<FoundDevice> byPlatform(List<FoundDevice> found, String part) {
        List<FoundDevice> matching = containing(found, part, FoundDevice::platform);
        if (matching.isEmpty()) {
            throw new DeviceException("no OpenCL platform with a device has \"" + part + "\" in its name (-D"
                    + OpenClOptions.PREFIX + "platform); there are: "
                    + found.stream().map(FoundDevice::platform).distinct().collect(Collectors.joining(", ")));
        }
        return matching;
    }

    private static List<FoundDevice> byDevice(List<FoundDevice> found, String wanted) {
        String setting = "-D" + OpenClOptions.PREFIX + "device=" + wanted;
        if (wanted.matches("\\d{1,9}")) {
            int number = Integer.parseInt(wanted);
            if (number >= found.size()) {
                throw new DeviceException(setting + " exceeds " + (found.size() - 1) + "; there are: " + list(found));
            }
            return List.of(found.get(number));
        }
        List<FoundDevice> matching = containing(found, wanted, FoundDevice::name);
        if (matching.isEmpty()) {
            throw new DeviceException(
                    "no OpenCL device has \"" + wanted + "\" in its name (" + setting + "); there are: " + list(found));
        }
        return matching;
    }

    private static List<FoundDevice> bestKind(List<FoundDevice> found) {
        Kind best = found.stream().map(FoundDevice::kind).min(Kind::compareTo).orElseThrow();
        return found.stream().filter(device -> device.kind() == best).toList();
    }

    private static List<FoundDevice> containing(
            List<FoundDevice> found, String part, Function<FoundDevice, String> name) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return found.stream()
                .filter(device -> name.apply(device).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static String list(List<FoundDevice> devices) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            lines.add(i + " " + devices.get(i));
        }
        return String.join(", ", lines);
    }
}
