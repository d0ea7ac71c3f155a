/* One collective of each kind. */
#include <smi.h>

SMI_BChannel SMI_Open_bcast_channel_0_float(int count, SMI_Datatype type, int port, int root, SMI_Comm comm);
SMI_GatherChannel SMI_Open_gather_channel_ad_3_double(int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm, int asynch_degree);
SMI_RChannel SMI_Open_reduce_channel_1_float(int count, SMI_Datatype type, SMI_Op op, int port, int root, SMI_Comm comm);
SMI_ScatterChannel SMI_Open_scatter_channel_2_short(int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm);
void SMI_Bcast_0_float(SMI_BChannel *chan, void *data);
void SMI_Gather_3_double(SMI_GatherChannel *chan, void *data_snd, void *data_rcv);
void SMI_Reduce_1_float(SMI_RChannel *chan, void *data_snd, void *data_rcv);
void SMI_Scatter_2_short(SMI_ScatterChannel *chan, void *data_snd, void *data_rcv);
#line 4 "input.cl"
__kernel void all(__global float *restrict mem, const int n, const int root, SMI_Comm comm)
{
    SMI_BChannel  __attribute__((register)) given= SMI_Open_bcast_channel_0_float(n, SMI_FLOAT, 0,
                                                                          root,comm);
    SMI_RChannel sum = SMI_Open_reduce_channel_1_float(n, SMI_FLOAT, SMI_ADD, 1, root, comm);
    SMI_ScatterChannel dealt = SMI_Open_scatter_channel_2_short(n, n, SMI_SHORT, 2, root, comm);
    SMI_GatherChannel taken = SMI_Open_gather_channel_ad_3_double(n, n, SMI_DOUBLE, 3, root, comm, 60);
    for (int i = 0; i < n; i++) {
        float own = mem[i], total = 0;
        SMI_Bcast_0_float(&given, &own);
        SMI_Reduce_1_float(&sum, &own, &total);
        mem[i] = total;
    }
    const int calls = SMI_Comm_rank(comm) == root ? n * SMI_Comm_size(comm) : n;
    for (int i = 0; i < calls; i++) {
        short out = i, in;
        SMI_Scatter_2_short(&dealt, &out, &in);
        double a = in, b;
        SMI_Gather_3_double(&taken, &a, &b);
    }
}
