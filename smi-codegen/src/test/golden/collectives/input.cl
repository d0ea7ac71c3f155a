/* One collective of each kind. */
#include <smi.h>

__kernel void all(__global float *restrict mem, const int n, const int root, SMI_Comm comm)
{
    SMI_BChannel  __attribute__((register)) given= SMI_Open_bcast_channel(n, SMI_FLOAT, 0,
                                                                          root,comm);
    SMI_RChannel sum = SMI_Open_reduce_channel(n, SMI_FLOAT, SMI_ADD, 1, root, comm);
    SMI_ScatterChannel dealt = SMI_Open_scatter_channel(n, n, SMI_SHORT, 2, root, comm);
    SMI_GatherChannel taken = SMI_Open_gather_channel_ad(n, n, SMI_DOUBLE, 3, root, comm, 60);
    for (int i = 0; i < n; i++) {
        float own = mem[i], total = 0;
        SMI_Bcast(&given, &own);
        SMI_Reduce(&sum, &own, &total);
        mem[i] = total;
    }
    const int calls = SMI_Comm_rank(comm) == root ? n * SMI_Comm_size(comm) : n;
    for (int i = 0; i < calls; i++) {
        short out = i, in;
        SMI_Scatter(&dealt, &out, &in);
        double a = in, b;
        SMI_Gather(&taken, &a, &b);
    }
}
