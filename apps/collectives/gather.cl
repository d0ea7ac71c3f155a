/* Gathers back to back, each to another root, which gets the elements of all ranks in order. */
#include <smi.h>

__kernel void gather(__global int *restrict right, const int count, const int rounds, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    int matches = 0;
    for (int round = 0; round < rounds; round++) {
        const int root = round % SMI_Comm_size(comm);
        SMI_GatherChannel chan = SMI_Open_gather_channel(count, count, SMI_DOUBLE, 0, root, comm);
        const int first = rank == root ? 0 : rank * count;
        const int calls = rank == root ? count * SMI_Comm_size(comm) : count;
        for (int i = first; i < first + calls; i++) {
            /* at the root only its own share counts */
            double sent = i / count == rank ? 0.5 * i - round : -1e9;
            double received = -1.0;
            SMI_Gather(&chan, &sent, &received);
            if (rank == root) {
                matches += received == 0.5 * i - round;
            }
        }
    }
    right[0] = matches;
}
