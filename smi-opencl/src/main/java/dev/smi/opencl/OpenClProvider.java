package dev.smi.opencl;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.device.DriverProvider;
import java.util.Map;

/** Makes {@code opencl} devices; docs/opencl.md lists the options. Stateless, for any thread. */
public final class OpenClProvider implements DriverProvider {

    /** For the service loader. */
    public OpenClProvider() {}

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public DeviceDriver open(DeviceContext context, Map<String, String> options) {
        OpenClOptions chosen = OpenClOptions.of(options);
        OpenClLibrary.load();
        return OpenClLibrary.alone(() ->
                new OpenClDevice(context, chosen, DeviceChoice.choose(FoundDevice.all(), chosen, context.localRank())));
    }
}
