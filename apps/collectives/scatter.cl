/* Scatters back to back, each from another root: rank r gets elements r * count and on. */
#include <smi.h>

__kernel void scatter(__global int *restrict right, const int count, const int rounds, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    int matches = 0;
    for (int round = 0; round < rounds; round++) {
        const int root = round % SMI_Comm_size(comm);
        SMI_ScatterChannel chan = SMI_Open_scatter_channel(count, count, SMI_INT, 0, root, comm);
        /* the root goes through the elements of all ranks, its own among them */
        const int first = rank == root ? 0 : rank * count;
        const int calls = rank == root ? count * SMI_Comm_size(comm) : count;
        for (int i = first; i < first + calls; i++) {
            int sent = 3 * i + round;
            int received = -1;
            SMI_Scatter(&chan, &sent, &received);
            if (i / count == rank) {
                matches += received == 3 * i + round;
            }
        }
    }
    right[0] = matches;
}
