#include <smi.h>

SMI_Channel SMI_Open_send_channel_0_int(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
void SMI_Push_0_int(SMI_Channel *chan, void *data);
#line 3 "input.cl"
__kernel void source(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel_0_int(count, SMI_INT, destination, 0, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push_0_int(&chan, &i);
    }
}

SMI_Channel SMI_Open_receive_channel_1_float(int count, SMI_Datatype type, int source, int port, SMI_Comm comm);
void SMI_Pop_1_float(SMI_Channel *chan, void *data);
#line 11 "input.cl"
__kernel void sink(__global float *restrict mem, const int count, const int from, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel_1_float(count, SMI_FLOAT, from, 1, comm);
    for (int i = 0; i < count; i++) {
        float value;
        SMI_Pop_1_float(&chan, &value);
        mem[i] = value;
    }
}
