/* Reductions back to back, each to another root: sums, and the greatest of numbers below zero. */
#include <smi.h>

__kernel void reduce(__global int *restrict right, const int count, const int rounds, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    int sums = 0;
    int maxima = 0;
    for (int round = 0; round < rounds; round++) {
        const int root = round % ranks;
        SMI_RChannel add = SMI_Open_reduce_channel(count, SMI_INT, SMI_ADD, 0, root, comm);
        for (int i = 0; i < count; i++) {
            int mine = i + rank;
            int sum;
            SMI_Reduce(&add, &mine, &sum);
            if (rank == root) {
                sums += sum == ranks * i + ranks * (ranks - 1) / 2;
            }
        }
        SMI_RChannel max = SMI_Open_reduce_channel(count, SMI_FLOAT, SMI_MAX, 1, root, comm);
        for (int i = 0; i < count; i++) {
            float mine = -0.25f - i - (rank + i) % ranks;
            float greatest;
            SMI_Reduce(&max, &mine, &greatest);
            if (rank == root) {
                maxima += greatest == -0.25f - i;
            }
        }
    }
    right[0] = sums;
    right[1] = maxima;
}
