/* Injection rate: how fast messages of a single element, each through a channel of its own, enter the network. */
#include <smi.h>

__kernel void inject(const int messages, const int destination, SMI_Comm comm)
{
    for (int i = 0; i < messages; i++) {
        SMI_Channel chan = SMI_Open_send_channel(1, SMI_INT, destination, 0, comm);
        SMI_Push(&chan, &i);
    }
}

__kernel void drain(__global int *restrict received, const int messages, const int source, SMI_Comm comm)
{
    for (int i = 0; i < messages; i++) {
        SMI_Channel chan = SMI_Open_receive_channel(1, SMI_INT, source, 0, comm);
        int value;
        SMI_Pop(&chan, &value);
        received[i] = value;
    }
}
