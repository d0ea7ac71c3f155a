/* Macros that make SMI calls, and kernels. */
#include <smi.h>

#define PUSH(chan, value) SMI_Push(&(chan), &(value))
#define TO(port, type, smi_type, n) \
    do { \
        SMI_Channel to_##port = SMI_Open_send_channel(n, smi_type, 0, port, comm); \
        _Pragma("unroll 2") \
        for (int i = 0; i < (n); i++) { \
            type value = (type)i; \
            PUSH(to_##port, value); \
        } \
    } while (0)
#define RECEIVER(name, port, type, smi_type) \
    __kernel void name(__global type *out, int n, SMI_Comm comm) \
    { \
        SMI_Channel chan = SMI_Open_receive_channel(n, smi_type, 1, port, comm); \
        for (int i = 0; i < n; i++) \
            SMI_Pop(&chan, &out[i]); \
    }

SMI_Channel SMI_Open_receive_channel_0_int(int count, SMI_Datatype type, int source, int port, SMI_Comm comm);
void SMI_Pop_0_int(SMI_Channel *chan, void *data);
#line 22 "input.cl"
__kernel void receive_int(__global int *out, int n, SMI_Comm comm) { SMI_Channel chan = SMI_Open_receive_channel_0_int(n, SMI_INT, 1, 0, comm); for (int i = 0; i < n; i++) SMI_Pop_0_int(&chan, &out[i]); }
SMI_Channel SMI_Open_receive_channel_1_char(int count, SMI_Datatype type, int source, int port, SMI_Comm comm);
void SMI_Pop_1_char(SMI_Channel *chan, void *data);
#line 23 "input.cl"
__kernel void receive_char(__global char *out, int n, SMI_Comm comm) { SMI_Channel chan = SMI_Open_receive_channel_1_char(n, SMI_CHAR, 1, 1, comm); for (int i = 0; i < n; i++) SMI_Pop_1_char(&chan, &out[i]); }

SMI_Channel SMI_Open_send_channel_0_int(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
SMI_Channel SMI_Open_send_channel_1_char(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
void SMI_Push_0_int(SMI_Channel *chan, void *data);
void SMI_Push_1_char(SMI_Channel *chan, void *data);
#line 25 "input.cl"
__kernel void send(int n, SMI_Comm comm)
{
    do { SMI_Channel to_0 = SMI_Open_send_channel_0_int(n, SMI_INT, 0, 0, comm); _Pragma("unroll 2") for (int i = 0; i < (n); i++) { int value = (int)i; SMI_Push_0_int(&(to_0), &(value)); } } while (0);
    do { SMI_Channel to_1 = SMI_Open_send_channel_1_char(n + 1, SMI_CHAR, 0, 1, comm); _Pragma("unroll 2") for (int i = 0; i < (n + 1); i++) { char value = (char)i; SMI_Push_1_char(&(to_1), &(value)); } } while (0)
;
}
