/* A broadcast and a reduction over all ranks; each counts what is right. */
#include <smi.h>

__kernel void broadcast(__global int *restrict right, const int count, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    SMI_BChannel chan = SMI_Open_bcast_channel(count, SMI_INT, 0, 0, comm);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        int value = rank == 0 ? i : -1;
        SMI_Bcast(&chan, &value);
        matches += value == i;
    }
    right[0] = matches;
}

__kernel void reduce(__global int *restrict right, const int count, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    SMI_RChannel chan = SMI_Open_reduce_channel(count, SMI_INT, SMI_ADD, 1, 0, comm);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        int value = rank + i;
        int sum = 0;
        SMI_Reduce(&chan, &value, &sum);
        matches += rank != 0 || sum == ranks * (ranks - 1) / 2 + ranks * i;
    }
    right[0] = matches;
}
