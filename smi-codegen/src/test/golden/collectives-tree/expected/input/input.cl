/* What goes along trees. */
#include <smi.h>

SMI_BChannel SMI_Open_bcast_channel_5_int(int count, SMI_Datatype type, int port, int root, SMI_Comm comm);
SMI_RChannel SMI_Open_reduce_channel_4_int(int count, SMI_Datatype type, SMI_Op op, int port, int root, SMI_Comm comm);
void SMI_Bcast_5_int(SMI_BChannel *chan, void *data);
void SMI_Reduce_4_int(SMI_RChannel *chan, void *data_snd, void *data_rcv);
#line 4 "input.cl"
__kernel void all(__global int *restrict mem, const int n, SMI_Comm comm)
{
    SMI_RChannel largest = SMI_Open_reduce_channel_4_int(n, SMI_INT, SMI_MAX, 4, 0, comm);
    SMI_BChannel given = SMI_Open_bcast_channel_5_int(n, SMI_INT, 4 + 1, 0, comm);
    for (int i = 0; i < n; i++) {
        int max;
        SMI_Reduce_4_int(&largest, &mem[i], &max);
        SMI_Bcast_5_int(&given, &max);
        mem[i] = max;
    }
}
