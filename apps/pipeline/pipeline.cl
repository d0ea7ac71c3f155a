/* A pipeline over all ranks: every rank takes a number from the one before it, adds its own rank, and passes it on. The
   channels to ranks that do not exist, before the first and after the last, are opened but never used. */
#include <smi.h>

__kernel void stage(__global int *restrict result, const int count, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int last = SMI_Comm_size(comm) - 1;
    SMI_Channel in = SMI_Open_receive_channel(count, SMI_INT, rank - 1, 0, comm);
    SMI_Channel out = SMI_Open_send_channel(count, SMI_INT, rank + 1, 0, comm);
    for (int i = 0; i < count; i++) {
        int value = i;
        if (rank > 0) {
            SMI_Pop(&in, &value);
            value += rank;
        }
        if (rank < last) {
            SMI_Push(&out, &value);
        } else {
            result[i] = value;
        }
    }
}
