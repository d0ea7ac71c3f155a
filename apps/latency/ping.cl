/* Latency between two ranks: one number goes back and forth in messages of one element, and each side adds one. The time of
   the step, divided by twice the number of rounds, is the latency. This side begins. */
#include <smi.h>

__kernel void ping(__global int *restrict counter, const int rounds, const int other, SMI_Comm comm)
{
    int value = 0;
    for (int i = 0; i < rounds; i++) {
        SMI_Channel out = SMI_Open_send_channel(1, SMI_INT, other, 0, comm);
        SMI_Channel in = SMI_Open_receive_channel(1, SMI_INT, other, 0, comm);
        SMI_Push(&out, &value);
        mem_fence(CLK_CHANNEL_MEM_FENCE);
        SMI_Pop(&in, &value);
        mem_fence(CLK_CHANNEL_MEM_FENCE);
        value++;
    }
    counter[0] = value;
}
