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

RECEIVER(receive_int, 0, int, SMI_INT)
RECEIVER(receive_char, 1, char, SMI_CHAR)

__kernel void send(int n, SMI_Comm comm)
{
    TO(0, int, SMI_INT, n);
    TO(1, char, SMI_CHAR, /* two
        lines */ n + 1);
}
