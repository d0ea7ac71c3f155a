package dev.smi.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.TestPrograms;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineImageTest {

    @Test
    void shouldKnowHowMuchStackAKernelNeeds() {
        MachineImage image = TestPrograms.image("""
                __attribute__((noinline)) int deep(int n, __global int *a) {
                    volatile int buffer[1000];
                    for (int i = 0; i < n; i++) { buffer[i] = a[i]; }
                    return buffer[n / 2];
                }
                __kernel void large(__global int *a, int n) {
                    volatile double local_data[5000];
                    for (int i = 0; i < n; i++) { local_data[i] = a[i]; }
                    a[0] = local_data[n / 2] + deep(n, a);
                }
                __kernel void small(__global int *a) { a[0] = 1; }
                """);

        assertThat(image.stackBytes("emu_run_large")).isBetween(5000 * 8 + 1000 * 4, 5000 * 8 + 1000 * 4 + 1024);
        assertThat(image.stackBytes("emu_run_small")).isLessThan(1024);
    }

    @Test
    void shouldCallChannelOperationsDirectly() throws Exception {
        MachineImage image = TestPrograms.image("""
                channel int a;
                channel int b;
                __kernel void k(__global int *o) {
                    bool ok;
                    o[0] = read_channel_intel(a) + read_channel_nb_intel(a, &ok);
                    write_channel_intel(b, o[0]);
                    o[1] = write_channel_nb_intel(b, 1);
                    printf("%d", ok);
                }
                """);

        assertThat(image.directCalls()).isEqualTo(4);
    }

    @Test
    void shouldLeaveClassesAloneThatImportNothing() throws Exception {
        DirectLinker linker = new DirectLinker(Map.of(0, "printf"));
        assertThat(linker.linkedCalls()).isZero();
        assertThat(linker.get("key")).isNull();
    }
}
