/* Two kernels that both receive before they send: each waits for the other for ever. */
#include <smi.h>

__kernel void ping(__global int *restrict mem, const int count, const int other, SMI_Comm comm)
{
    SMI_Channel in = SMI_Open_receive_channel(count, SMI_INT, other, 0, comm);
    SMI_Channel out = SMI_Open_send_channel(count, SMI_INT, other, 1, comm);
    for (int i = 0; i < count; i++) {
        int value;
        SMI_Pop(&in, &value);
        SMI_Push(&out, &value);
        mem[i] = value;
    }
}

__kernel void pong(__global int *restrict mem, const int count, const int other, SMI_Comm comm)
{
    SMI_Channel in = SMI_Open_receive_channel(count, SMI_INT, other, 1, comm);
    SMI_Channel out = SMI_Open_send_channel(count, SMI_INT, other, 0, comm);
    for (int i = 0; i < count; i++) {
        int value;
        SMI_Pop(&in, &value);
        SMI_Push(&out, &value);
        mem[i] = value;
    }
}
