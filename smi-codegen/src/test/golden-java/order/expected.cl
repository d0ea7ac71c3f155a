/* What C leaves open: in which order operands are evaluated.

   smi-codegen wrote this from Order.java, whose lines comments name. */
#include <smi.h>

#pragma OPENCL FP_CONTRACT OFF

#define PORT 0

channel int READY __attribute__((depth(4)));

static int bump(__global int *out, const int by) // Order.java:59
{
    out[0] = (int)((uint)out[0] + (uint)by); // 60
    return out[0]; // 61
}

__kernel void order(__global int *restrict out, const int n, SMI_Comm world) // Order.java:16
{
    SMI_Channel in = SMI_Open_receive_channel(n, SMI_INT, 0, PORT, world); // 17
    int k = 0; // 18
    int popped; // 19
    SMI_Pop(&in, &popped); // 19
    int popped2; // 19
    SMI_Pop(&in, &popped2); // 19
    out[k++] = (int)((uint)popped - (uint)popped2); // 19
    const int before = (int)((uint)read_channel_intel(READY) * 2u); // 20
    out[k++] = (int)((uint)before + (uint)read_channel_intel(READY)); // 20
    out[k++] = n; // 21
    const int before2 = k; // 22
    const int before3 = k; // 22
    k = (int)((uint)k + 1u); // 22
    out[before2] = (int)((uint)before3 + (uint)k); // 22
    int a = 3; // 23
    const int before4 = a; // 24
    a = (int)((uint)a + 1u); // 24
    const int before5 = a; // 24
    a = 5; // 24
    a = (int)((uint)before4 + (uint)before5 * 5u); // 24
    const int before6 = a; // 25
    const int before7 = a; // 25
    a = (int)((uint)a + 1u); // 25
    a = (int)((uint)before6 + ((uint)before7 + (uint)bump(out, a))); // 25
    const int before8 = out[a & 7]; // 26
    out[a & 7] = (int)((uint)before8 + (uint)bump(out, a)); // 26
    const int before9 = bump(out, 1); // 27
    out[k++] = (int)((uint)before9 + (uint)bump(out, 2)); // 27
    const int before10 = out[0]; // 28
    out[k++] = (int)((uint)before10 + (uint)bump(out, 3)); // 28
    a = 7; // 29
    const int b = 7; // 29
    SMI_Pop(&in, &a); // 30
    out[b] = a; // 30
    bool holds = a > 0; // 31
    if (holds) { // 31
        int popped3; // 31
        SMI_Pop(&in, &popped3); // 31
        holds = popped3 > a; // 31
    }
    if (holds || read_channel_intel(READY) == 0) { // 31
        out[1] = a; // 32
    } else {
        int popped3; // 33
        SMI_Pop(&in, &popped3); // 33
        if (popped3 == 2) { // 33
            out[2] = 2; // 34
        }
    }
    int chosen; // 36
    if (a > b) { // 36
        int popped3; // 36
        SMI_Pop(&in, &popped3); // 36
        chosen = popped3; // 36
    } else {
        chosen = b; // 36
    }
    const int c = chosen; // 36
    out[3] = (int)((uint)c + (uint)(a > 0 ? b : c)); // 37
    while (true) { // 38
        int popped3; // 38
        SMI_Pop(&in, &popped3); // 38
        if (popped3 == 0) { // 38
            break; // 38
        }
        if (a == b) { // 39
            continue; // 40
        }
        a = (int)((uint)a + 1u); // 42
    }
    while (true) { // 44
        { // 44
            if (a == 9) { // 45
                goto next_iteration; // 46
            }
            a = (int)((uint)a - 1u); // 48
        }
        next_iteration:;
        int popped3; // 49
        SMI_Pop(&in, &popped3); // 49
        if (popped3 <= a) { // 44
            break; // 44
        }
    }
    int i; // 50
    SMI_Pop(&in, &i); // 50
    for (;;) { // 50
        int popped3; // 50
        SMI_Pop(&in, &popped3); // 50
        if (i >= popped3) { // 50
            break; // 50
        }
        { // 50
            if (i == 4) { // 51
                goto next_iteration2; // 52
            }
            out[i] = i; // 54
        }
        next_iteration2:;
        int popped4; // 50
        SMI_Pop(&in, &popped4); // 50
        i = (int)((uint)i + (uint)popped4); // 50
    }
    int popped3; // 56
    SMI_Pop(&in, &popped3); // 56
}

/* These names are of this file only. */
#undef PORT
