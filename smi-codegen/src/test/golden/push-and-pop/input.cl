#include <smi.h>

__kernel void source(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel(count, SMI_INT, destination, 0, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push(&chan, &i);
    }
}

__kernel void sink(__global float *restrict mem, const int count, const int from, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel(count, SMI_FLOAT, from, 1, comm);
    for (int i = 0; i < count; i++) {
        float value;
        SMI_Pop(&chan, &value);
        mem[i] = value;
    }
}
