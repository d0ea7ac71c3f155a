/* Functions that are called with different channels, ports, types and degrees; each is written once for each. */
#include <smi.h>

void relay_1(SMI_Channel *from, SMI_Channel *to, int n); void relay_2(SMI_Channel *from, SMI_Channel *to, int n);

SMI_Channel SMI_Open_send_channel_ad_4_int(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm, int asynch_degree);
SMI_Channel SMI_Open_send_channel_ad_5_short(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm, int asynch_degree);
void SMI_Push_flush_4_int(SMI_Channel *chan, void *data, int immediate);
void SMI_Push_flush_5_short(SMI_Channel *chan, void *data, int immediate);
/* count_to_1: port = 4, push of int on port 4, type = 1 */
#line 6 "input.cl"
static void count_to_1(int n, int port, int type, int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel_ad_4_int(n, type, destination, port, comm, 200);
    for (int i = 0; i < n; i++) {
        SMI_Push_flush_4_int(&chan, (void *)&i, i % 10 == 9);
    }
}
/* count_to_2: port = 5, push of short on port 5, type = 5 */
#line 6 "input.cl"
static void count_to_2(int n, int port, int type, int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel_ad_5_short(n, type, destination, port, comm, 200);
    for (int i = 0; i < n; i++) {
        SMI_Push_flush_5_short(&chan, (void *)&i, i % 10 == 9);
    }
}

/* not_called is left out: no kernel calls it */




SMI_Channel SMI_Open_receive_channel_0_float(int count, SMI_Datatype type, int source, int port, SMI_Comm comm);
SMI_Channel SMI_Open_send_channel_0_float(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
SMI_Channel SMI_Open_send_channel_1_float(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
#line 19 "input.cl"
__kernel void app(int n, SMI_Comm comm)
{
    SMI_Channel ends[2];
    ends[0] = SMI_Open_receive_channel_0_float(n, SMI_FLOAT, 0, 0, comm);
    ends[1] = SMI_Open_send_channel_0_float(n, SMI_FLOAT, 1, 0, comm);
    relay_1(&ends[0], &ends[1], n);
    SMI_Channel other = SMI_Open_send_channel_1_float(n, SMI_FLOAT, 2, 1, comm);
    relay_2(ends, &other, n);
    count_to_1(n, 4, SMI_INT, 1, comm);
    count_to_2(n, 5, SMI_SHORT, 2, comm);
}

void SMI_Pop_0_float(SMI_Channel *chan, void *data);
void SMI_Push_0_float(SMI_Channel *chan, void *data);
void SMI_Push_1_float(SMI_Channel *chan, void *data);
/* relay_1: pop of float on port 0, push of float on port 0 */
#line 31 "input.cl"
void relay_1(SMI_Channel *from, SMI_Channel *to, int n)
{
    for (int i = 0; i < n; i++) {
        float x;
        SMI_Pop_0_float(from, &x);
        SMI_Push_0_float(to, &x);
    }
}
/* relay_2: pop of float on port 0, push of float on port 1 */
#line 31 "input.cl"
void relay_2(SMI_Channel *from, SMI_Channel *to, int n)
{
    for (int i = 0; i < n; i++) {
        float x;
        SMI_Pop_0_float(from, &x);
        SMI_Push_1_float(to, &x);
    }
}
