/*
 * Senders that run ahead of their receivers by the whole asynchronicity degree, DEGREE: after every step the sender pushes as far as
 * it may, says so on a second port, and the receiver does not go on before it hears that; it answers on a third. All by macros, one use for each type.
 */
#include <smi.h>

#define VALUE(type, i) ((type)((i) * 7 + 1))
/* The receiver can only go on by steps if what it is sent ahead is some packets, of PER_PACKET elements. */
#define ROUNDS(count, step, PER_PACKET) \
    (((count) > DEGREE && DEGREE >= 2 * (PER_PACKET) ? ((count) - DEGREE + (step) - 1) / (step) : 0) + 1)

#define TELL(PORT, peer) \
    { SMI_Channel tell = SMI_Open_send_channel(1, SMI_CHAR, peer, PORT, comm); char word = 1; SMI_Push(&tell, &word); }
#define HEAR(PORT, peer) \
    { SMI_Channel hear = SMI_Open_receive_channel(1, SMI_CHAR, peer, PORT, comm); char word; SMI_Pop(&hear, &word); }

#define KERNELS(type, smi_type, PER_PACKET, PORT) \
    __kernel void send_##type(const int count, const int step, const int to, SMI_Comm comm) \
    { \
        SMI_Channel chan = SMI_Open_send_channel_ad(count, smi_type, to, PORT, comm, DEGREE); \
        int i = 0; \
        for (int round = 0; round < ROUNDS(count, step, PER_PACKET); round++) { \
            for (; i < count && i < DEGREE + round * step; i++) { \
                type value = VALUE(type, i); \
                SMI_Push(&chan, &value); \
            } \
            TELL(PORT + 1, to) \
            HEAR(PORT + 2, to) \
        } \
        for (; i < count; i++) { \
            type value = VALUE(type, i); \
            SMI_Push(&chan, &value); \
        } \
    } \
    __kernel void receive_##type(__global int *found, const int count, const int step, const int from, SMI_Comm comm) \
    { \
        SMI_Channel chan = SMI_Open_receive_channel_ad(count, smi_type, from, PORT, comm, DEGREE); \
        int i = 0; \
        for (int round = 0; round < ROUNDS(count, step, PER_PACKET); round++) { \
            HEAR(PORT + 1, from) \
            for (; round < ROUNDS(count, step, PER_PACKET) - 1 && i < (round + 1) * step; i++) { \
                type value; \
                SMI_Pop(&chan, &value); \
                found[0] += value != VALUE(type, i); \
            } \
            TELL(PORT + 2, from) \
        } \
        for (; i < count; i++) { \
            type value; \
            SMI_Pop(&chan, &value); \
            found[0] += value != VALUE(type, i); \
        } \
        found[1] = i; \
    }

KERNELS(int, SMI_INT, 7, 0)
KERNELS(float, SMI_FLOAT, 7, 3)
KERNELS(double, SMI_DOUBLE, 3, 6)
KERNELS(char, SMI_CHAR, 28, 9)
KERNELS(short, SMI_SHORT, 14, 12)
