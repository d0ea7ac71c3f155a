/* What real sources look like. */
#pragma OPENCL EXTENSION cl_intel_channels : enable
#include "smi.h"

#ifdef NEVER_DEFINED
#error this branch is dead
#endif

#define KERNEL_NAME exchange
#define SMI_TYPE SMI_DOUBLE
#define TYPE double
#define FIRST_PORT 2

channel float4 own[4] __attribute__((depth(8 * 2)));
channel int single __attribute__((depth(1)));

SMI_Channel SMI_Open_receive_channel_2_double(int count, SMI_Datatype type, int source, int port, SMI_Comm comm);
SMI_Channel SMI_Open_send_channel_3_double(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
SMI_Channel SMI_Open_send_channel_9_char(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
void SMI_Pop_2_double(SMI_Channel *chan, void *data);
void SMI_Push_3_double(SMI_Channel *chan, void *data);
void SMI_Push_9_char(SMI_Channel *chan, void *data);
#line 17 "input.cl"
__attribute__((num_compute_units(1)))
kernel void KERNEL_NAME(__global volatile const TYPE *restrict in, __global TYPE *out, const int N, const char root,
                        SMI_Comm comm)
{
    const int my_rank = SMI_Comm_rank(comm);
    const int port = FIRST_PORT + 1;
    SMI_Channel  __attribute__((register)) chan_send= SMI_Open_send_channel_3_double(
        N,
        SMI_TYPE, my_rank - 1, port, comm);
    SMI_Channel chan_recv;
    chan_recv=SMI_Open_receive_channel_2_double( N , SMI_TYPE , my_rank + 1 , ( FIRST_PORT ) , comm );
    #pragma unroll 2
    #pragma ivdep
    for (int i = 0; i < N; i++) {
        TYPE value = in[i];
        if (my_rank > 0) SMI_Push_3_double (&chan_send, &value);
        if (my_rank < SMI_Comm_size(comm) - 1)
            SMI_Pop_2_double(& chan_recv, & value );
        float4 v = (float4)(1);
        v[2] = sqrt((float)value) + ceil(v.x);
        bool is_read;
        write_channel_intel(own[0], v);
        v = read_channel_nb_intel(own[1], &is_read);
        mem_fence(CLK_CHANNEL_MEM_FENCE);
        out[i] = v[0] + (is_read ? INFINITY : value);
    }
    while (1) {
        int token = read_channel_intel(single);
        SMI_Channel again = SMI_Open_send_channel_9_char(token, SMI_CHAR, 0, 9, comm);
        for (char c = 0; c < token; c++) { SMI_Push_9_char(&again, &c); }
    }
}	/* trailing	bytes stay */
