// cause: the value of an assignment was read back from an element whose index the assignment, or a counter in it, had changed
import dev.smi.kernel.Kernel;

public final class AssignedIndex {

    private AssignedIndex() {}

    @Kernel
    static void assign(int[] out, int n) {
        int[] a = {1, 3, 0, 2};
        int i = 0;
        out[0] = (a[a[1]] = 7 * n) + a[1];
        a[1] = 1;
        out[1] = (a[a[1]] = 2 * n) - a[1];
        a[2] = 2;
        out[2] = (a[a[2]] += 1 + (n & 0)) + a[2];
        a[3] = 3;
        out[3] = ++a[a[3] & 3] + a[3];
        out[4] = (a[i++] = n) + i;
        out[5] = (a[i++] ^= n) * i;
        out[6] = a[--i]++ + i;
        out[7] = ++a[i++] - i;
        out[8] = a[0] ^ a[1] ^ a[2] ^ a[3];
    }
}
