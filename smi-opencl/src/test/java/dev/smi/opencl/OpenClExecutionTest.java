package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.RunningKernel;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.cl_event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kernels while they run, and those that fail. */
@ExtendWith(NeedsOpenCl.class)
class OpenClExecutionTest {

    /** Runs until its flag is set; gives up after some seconds, so that no test leaves it behind. */
    private static final String WAITS = """
            __kernel void waits(__global volatile int *flag, const long most)
            {
                flag[1] = 1;
                for (long i = 0; i < most && flag[0] == 0; i++) {
                    flag[2] = (int)i;
                }
            }
            """;

    private static final long SECONDS = 5_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void shouldNotBlockWhileAKernelRuns() {
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, WAITS));
            DeviceMemory flag = device.allocate("flag", 12);

            RunningKernel run = device.start("waits", Devices.arguments(flag, SECONDS));
            awaitStart(flag);

            assertThat(run.isDone()).isFalse();
            assertThat(run.deviceTime()).isEmpty();
            assertThat(run.waitsFor()).isEmpty();
            run.throwIfFailed();
            // memory can be written while it runs
            flag.write(0, MemorySegment.ofArray(new int[] {1}));
            Devices.join(run);
            assertThat(run.deviceTime()).isPresent();
        }
    }

    @Test
    void shouldSayThatItCannotEndKernels() {
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, WAITS));
            DeviceMemory flag = device.allocate("flag", 12);
            RunningKernel run = device.start("waits", Devices.arguments(flag, SECONDS));
            awaitStart(flag);

            run.cancel();

            assertThat(run.isDone()).isFalse();
            assertThat(run.waitsFor()).startsWith("OpenCL cannot end a kernel");
            flag.write(0, MemorySegment.ofArray(new int[] {1}));
            Devices.join(run);
            assertThat(run.waitsFor()).isEmpty();
        }
    }

    @Test
    void shouldCountKernelsThatStillRunAsFailedOnceClosed() {
        RunningKernel run;
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, WAITS));
            DeviceMemory flag = device.allocate("flag", 12);
            run = device.start("waits", Devices.arguments(flag, SECONDS / 20));
            awaitStart(flag);
        }

        assertThat(run.isDone()).isTrue();
        assertThat(run.deviceTime()).isEmpty();
        assertThatThrownBy(run::throwIfFailed)
                .isInstanceOf(DeviceException.class)
                .hasMessage("kernel waits had not ended when its program was unloaded or the device closed");
    }

    @Test
    void shouldRunKernelsSideBySide() {
        for (String queues : new String[] {"out-of-order", "per-kernel"}) {
            try (DeviceDriver device = Devices.open(Map.of("queues", queues))) {
                device.load(Programs.plain(
                        directory, WAITS + "__kernel void frees(__global volatile int *flag) { flag[0] = 1; }"));
                DeviceMemory flag = device.allocate("flag", 12);
                RunningKernel waits = device.start("waits", Devices.arguments(flag, SECONDS));
                awaitStart(flag);

                Devices.join(device.start("frees", Devices.arguments(flag)));
                Devices.join(waits);
            }
        }
    }

    @Test
    void shouldNameTheErrorOfAKernelThatFails() {
        FoundDevice device = FoundDevice.all().getFirst();
        try (ClContext context = new ClContext(device)) {
            cl_event event = CL.clCreateUserEvent(context.handle(), null);
            OpenClExecution run = new OpenClExecution("stencil", event, Optional::empty);
            assertThat(run.isDone()).isFalse();
            assertThat(run.waitsFor()).isEqualTo("the device to start it (CL_SUBMITTED)");

            CL.clSetUserEventStatus(event, CL.CL_OUT_OF_RESOURCES);

            assertThat(run.isDone()).isTrue();
            assertThatThrownBy(run::throwIfFailed)
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("kernel stencil failed on the device: CL_OUT_OF_RESOURCES (-5)");
        }
    }

    @Test
    void shouldNotWaitForATransportLayerThatFailed() {
        FoundDevice device = FoundDevice.all().getFirst();
        try (ClContext context = new ClContext(device)) {
            cl_event event = CL.clCreateUserEvent(context.handle(), null);
            OpenClExecution run =
                    new OpenClExecution("stencil", event, () -> Optional.of("kernel smi_kernel_cks_0 failed"));

            assertThatThrownBy(run::throwIfFailed)
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("kernel stencil cannot go on: kernel smi_kernel_cks_0 failed");

            CL.clSetUserEventStatus(event, CL.CL_COMPLETE);
            run.throwIfFailed();
        }
    }

    private static void awaitStart(DeviceMemory flag) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        int[] found = new int[3];
        while (found[1] == 0) {
            assertThat(System.nanoTime()).as("the kernel starts").isLessThan(deadline);
            flag.read(0, MemorySegment.ofArray(found));
        }
    }
}
