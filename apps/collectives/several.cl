/* Several collectives at once, on ports of their own: first in one loop, then in kernels that run side by side. */
#include <smi.h>

/* Elements travel in packets of seven, so what the root broadcasts comes back later than in the same turn of the loop: it reduces two
   packets behind. If it did not, it would wait for sums of elements that are still in its unfinished packet. */
#define BEHIND 14

/* The root broadcasts two sequences; all ranks multiply their elements; the root gets the sums of the products. */
__kernel void multiply_and_sum(__global int *restrict right, const int count, const int root, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    const int behind = rank == root ? BEHIND : 0;
    SMI_BChannel first = SMI_Open_bcast_channel(count, SMI_INT, 0, root, comm);
    SMI_BChannel second = SMI_Open_bcast_channel(count, SMI_INT, 1, root, comm);
    SMI_RChannel sums = SMI_Open_reduce_channel(count, SMI_INT, SMI_ADD, 2, root, comm);
    int products[BEHIND + 1]; /* the last ones */
    int matches = 0;
    for (int i = 0; i < count + behind; i++) {
        if (i < count) {
            int a = rank == root ? i : -1;
            int b = rank == root ? i + 5 : -1;
            SMI_Bcast(&first, &a);
            SMI_Bcast(&second, &b);
            products[i % (BEHIND + 1)] = a * b + rank;
        }
        if (i >= behind) {
            const int j = i - behind;
            int product = products[j % (BEHIND + 1)];
            int sum;
            SMI_Reduce(&sums, &product, &sum);
            matches += rank == root ? sum == ranks * j * (j + 5) + ranks * (ranks - 1) / 2 : product == j * (j + 5) + rank;
        }
    }
    right[0] = matches;
}

/* Two broadcasts from different roots. In one loop each root would wait for the other's unfinished packet; in two kernels none does. */
__kernel void from_first(__global int *restrict right, const int count, SMI_Comm comm)
{
    SMI_BChannel chan = SMI_Open_bcast_channel(count, SMI_SHORT, 3, 0, comm);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        short value = SMI_Comm_rank(comm) == 0 ? (short)(3 * i) : -1;
        SMI_Bcast(&chan, &value);
        matches += value == (short)(3 * i);
    }
    right[1] = matches;
}

__kernel void from_last(__global int *restrict right, const int count, SMI_Comm comm)
{
    const int last = SMI_Comm_size(comm) - 1;
    SMI_BChannel chan = SMI_Open_bcast_channel(count, SMI_CHAR, 4, last, comm);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        char value = SMI_Comm_rank(comm) == last ? (char)(7 * i) : -1;
        SMI_Bcast(&chan, &value);
        matches += value == (char)(7 * i);
    }
    right[2] = matches;
}
