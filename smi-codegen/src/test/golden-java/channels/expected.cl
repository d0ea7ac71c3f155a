/* Every kind of channel.

   smi-codegen wrote this from Channels.java, whose lines comments name. */
#include <smi.h>

#pragma OPENCL FP_CONTRACT OFF

#define PORT 2
#define DEGREE 64

static void relay(SMI_Channel *in, SMI_Channel *out, float *line, const int n) // Channels.java:38
{
    for (int i = 0; i < n; i++) { // 39
        float x; // 40
        SMI_Pop(in, &x); // 40
        line[i % 16] += x; // 41
        SMI_Push(out, &x); // 42
    }
}

__kernel void pointToPoint( // Channels.java:21
    __global float *restrict data,
    __global const char *restrict bytes,
    const int n,
    const int peer,
    SMI_Comm world)
{
    (void)bytes;
    SMI_Channel out = SMI_Open_send_channel_ad(n, SMI_FLOAT, peer, PORT, world, DEGREE); // 22
    SMI_Channel in = SMI_Open_receive_channel(n, SMI_FLOAT, peer, PORT + 1, world); // 23
    SMI_Channel small = SMI_Open_send_channel(n, SMI_CHAR, peer, 7, world); // 24
    float line[16] = {0}; // 25
    for (int i = 0; i < n; i++) { // 26
        float pushed = data[i] * 2.0f; // 27
        SMI_Push_flush(&out, &pushed, 1); // 27
        mem_fence(CLK_CHANNEL_MEM_FENCE);
        SMI_Pop(&in, &line[i & 15]); // 29
        float popped; // 30
        SMI_Pop(&in, &popped); // 30
        data[i] = popped + line[0]; // 30
        char pushed2 = (char)i; // 31
        SMI_Push(&small, &pushed2); // 31
    }
    for (int i = 0; i < 16; i++) { // 33
        SMI_Push(&out, &line[i]); // 33
    }
    mem_fence(CLK_CHANNEL_MEM_FENCE);
    for (int i = 0; i < 4; i++) { // 34
        float element; // 34
        SMI_Pop(&in, &element); // 34
        data[n - 4 + i] = element; // 34
    }
    relay(&in, &out, line, n); // 35
}

__kernel void collectives(__global int *restrict data, const int n, const int root, SMI_Comm world) // Channels.java:47
{
    SMI_BChannel all = SMI_Open_bcast_channel(n, SMI_INT, 10, root, world); // 48
    SMI_RChannel sum = SMI_Open_reduce_channel(n, SMI_INT, SMI_MAX, 11, root, world); // 49
    SMI_ScatterChannel parts = SMI_Open_scatter_channel(n, n, SMI_INT, 12, root, world); // 50
    SMI_GatherChannel whole = SMI_Open_gather_channel(n, n, SMI_INT, 13, root, world); // 51
    for (int i = 0; i < n; i++) { // 52
        int x = data[i]; // 53
        SMI_Bcast(&all, &x); // 53
        SMI_Bcast(&all, &x); // 54
        int passed = 0; // 55
        SMI_Reduce(&sum, &x, &passed); // 55
        data[i] = passed; // 55
        int given = (int)((uint)x + 1u); // 56
        int total = 0; // 56
        SMI_Reduce(&sum, &given, &total); // 56
        x = 0; // 57
        SMI_Scatter(&parts, &total, &x); // 57
        int gathered = 0; // 58
        SMI_Gather(&whole, &x, &gathered); // 58
        int given2 = 3; // 58
        int share = 0; // 58
        SMI_Scatter(&parts, &given2, &share); // 58
        int shared = share; // 58
        SMI_Bcast(&all, &shared); // 58
        data[i] = (int)((uint)data[i] + ((uint)gathered + (uint)shared)); // 58
    }
}

/* These names are of this file only. */
#undef PORT
#undef DEGREE
