/* Broadcasts back to back, each from another root. */
#include <smi.h>

__kernel void broadcast(__global int *restrict right, const int count, const int rounds, SMI_Comm comm)
{
    int matches = 0;
    for (int round = 0; round < rounds; round++) {
        const int root = round % SMI_Comm_size(comm);
        SMI_BChannel chan = SMI_Open_bcast_channel(count, SMI_FLOAT, 0, root, comm);
        for (int i = 0; i < count; i++) {
            float value = SMI_Comm_rank(comm) == root ? 0.5f * i + round : -1.0f;
            SMI_Bcast(&chan, &value);
            matches += value == 0.5f * i + round;
        }
    }
    right[0] = matches;
}
