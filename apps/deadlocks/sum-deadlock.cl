/* The sum of n numbers, of which every rank has a share; a rank without numbers returns at once. */
#include <smi.h>

__kernel void sum(__global const int *restrict numbers, __global int *restrict total, const int n, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    const int share = (n + ranks - 1) / ranks;
    const int first = rank * share;
    if (first >= n) {
        return; /* nothing to add */
    }
    int part = 0;
    for (int i = first; i < first + share && i < n; i++) {
        part += numbers[i];
    }
    int all;
    SMI_RChannel adding = SMI_Open_reduce_channel(1, SMI_INT, SMI_ADD, 0, 0, comm);
    SMI_Reduce(&adding, &part, &all);
    if (rank == 0) {
        total[0] = all;
    }
}
