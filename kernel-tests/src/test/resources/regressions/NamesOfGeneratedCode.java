// cause: the printer looked for a free name for ever where nothing behind a name makes it one, and renamed a kernel m_1
import dev.smi.kernel.Kernel;

public final class NamesOfGeneratedCode {

    static final int M_PI = 3;

    private NamesOfGeneratedCode() {}

    static int emu_twice(int SMI_Push) {
        return SMI_Push * 2;
    }

    @Kernel
    static void m_1(int[] cl_mem, int java_min_float) {
        int SMI_INT = emu_twice(java_min_float);
        int half = M_PI;
        cl_mem[0] = SMI_INT + half;
    }
}
