package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceException;
import dev.smi.opencl.FoundDevice.Kind;
import java.util.List;
import java.util.Map;
import org.jocl.cl_device_id;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

    private static final FoundDevice CPU = device("PoCL", "pthread-x", Kind.CPU);
    private static final FoundDevice GPU = device("Nvidia CUDA", "A100", Kind.GPU);
    private static final FoundDevice BOARD_0 = device("Intel(R) FPGA SDK", "p520_hpc : acl0", Kind.ACCELERATOR);
    private static final FoundDevice BOARD_1 = device("Intel(R) FPGA SDK", "p520_hpc : acl1", Kind.ACCELERATOR);
    private static final List<FoundDevice> ALL = List.of(CPU, GPU, BOARD_0, BOARD_1);

    private static FoundDevice device(String platform, String name, Kind kind) {
        return new FoundDevice(platform, name, kind, new cl_device_id());
    }

    @Test
    void shouldPreferAcceleratorsOneForEachRank() {
        assertThat(choose(ALL, Map.of(), 0)).isSameAs(BOARD_0);
        assertThat(choose(ALL, Map.of(), 1)).isSameAs(BOARD_1);
        assertThat(choose(List.of(CPU, GPU), Map.of(), 0)).isSameAs(GPU);
    }

    @Test
    void shouldFindPlatformAndDeviceByPartsOfTheirNames() {
        assertThat(choose(ALL, Map.of("platform", "pocl"), 0)).isSameAs(CPU);
        assertThat(choose(ALL, Map.of("device", "a100"), 0)).isSameAs(GPU);
        assertThat(choose(ALL, Map.of("platform", "fpga", "device", "acl1"), 0)).isSameAs(BOARD_1);
        assertThat(choose(ALL, Map.of("platform", "fpga", "device", "1"), 0)).isSameAs(BOARD_1);
    }

    @Test
    void shouldShareCpus() {
        assertThat(choose(List.of(CPU), Map.of(), 7)).isSameAs(CPU);
    }

    @Test
    void shouldShareBoardsOnlyWhenTold() {
        assertThat(choose(ALL, Map.of("share", "true"), 3)).isSameAs(BOARD_1);
        assertFault(
                Map.of(),
                2,
                "rank number 2 of this host (counted from 0) has no OpenCL device: 2 match, 0 p520_hpc : acl0 of"
                        + " Intel(R) FPGA SDK, 1 p520_hpc : acl1 of Intel(R) FPGA SDK; start fewer ranks on this host,"
                        + " or let ranks share devices with -Dsmi.opencl.share=true");
    }

    @Test
    void shouldListPlatformsWhenNoneMatches() {
        assertFault(
                Map.of("platform", "Xilinx"),
                0,
                "no OpenCL platform with a device has \"Xilinx\" in its name (-Dsmi.opencl.platform); there are: PoCL,"
                        + " Nvidia CUDA, Intel(R) FPGA SDK");
    }

    @Test
    void shouldListDevicesWhenNoneMatches() {
        assertFault(
                Map.of("platform", "Nvidia", "device", "acl0"),
                0,
                "no OpenCL device has \"acl0\" in its name (-Dsmi.opencl.device=acl0); there are: 0 A100 of Nvidia"
                        + " CUDA");
        assertFault(
                Map.of("platform", "Nvidia", "device", "1"),
                0,
                "-Dsmi.opencl.device=1 exceeds 0; there are: 0 A100 of Nvidia CUDA");
    }

    @Test
    void shouldRejectSettingsThatCannotBe() {
        assertFault(
                Map.of("devise", "0"),
                0,
                "unknown setting smi.opencl.devise; the opencl device has binary, build, device, platform, queues,"
                        + " share, source");
        assertFault(Map.of("queues", "many"), 0, "smi.opencl.queues=many is none of auto, out-of-order, per-kernel");
        assertFault(Map.of("share", "maybe"), 0, "smi.opencl.share=maybe is neither true nor false");
        assertFault(
                Map.of("binary", "a.aocx", "source", "a.cl"),
                0,
                "smi.opencl.binary and smi.opencl.source are both set; leave out one of them");
    }

    private static FoundDevice choose(List<FoundDevice> found, Map<String, String> settings, int localRank) {
        return DeviceChoice.choose(found, OpenClOptions.of(settings), localRank);
    }

    private static void assertFault(Map<String, String> settings, int localRank, String message) {
        assertThatThrownBy(() -> choose(ALL, settings, localRank))
                .isInstanceOf(DeviceException.class)
                .hasMessage(message);
    }
}
