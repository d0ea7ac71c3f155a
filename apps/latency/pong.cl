/* The other side of ping.cl: sends back what it gets. */
#include <smi.h>

__kernel void pong(const int rounds, const int other, SMI_Comm comm)
{
    for (int i = 0; i < rounds; i++) {
        SMI_Channel out = SMI_Open_send_channel(1, SMI_INT, other, 0, comm);
        SMI_Channel in = SMI_Open_receive_channel(1, SMI_INT, other, 0, comm);
        int value;
        SMI_Pop(&in, &value);
        mem_fence(CLK_CHANNEL_MEM_FENCE);
        value++;
        SMI_Push(&out, &value);
        mem_fence(CLK_CHANNEL_MEM_FENCE);
    }
}
