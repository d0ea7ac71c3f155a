/* A rank streams numbers to another one, which writes them to its memory. */
#include <smi.h>

__kernel void sender(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel(count, SMI_INT, destination, 0, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push(&chan, &i);
    }
}

__kernel void receiver(__global int *restrict mem, const int count, const int source, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel(count, SMI_INT, source, 0, comm);
    for (int i = 0; i < count; i++) {
        int value;
        SMI_Pop(&chan, &value);
        mem[i] = value;
    }
}
