/* What goes along trees. */
#include <smi.h>

__kernel void all(__global int *restrict mem, const int n, SMI_Comm comm)
{
    SMI_RChannel largest = SMI_Open_reduce_channel(n, SMI_INT, SMI_MAX, 4, 0, comm);
    SMI_BChannel given = SMI_Open_bcast_channel(n, SMI_INT, 4 + 1, 0, comm);
    for (int i = 0; i < n; i++) {
        int max;
        SMI_Reduce(&largest, &mem[i], &max);
        SMI_Bcast(&given, &max);
        mem[i] = max;
    }
}
