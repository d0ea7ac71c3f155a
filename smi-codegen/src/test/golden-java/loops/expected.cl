/* Loops, jumps and choices.

   smi-codegen wrote this from Loops.java, whose lines comments name. */
#include <smi.h>

#pragma OPENCL FP_CONTRACT OFF

#define ROWS 8
#define COLS 16

/* Looks for a number; labels become gotos. */
__kernel void find(__global const int *grid, __global int *at, const int wanted) // Loops.java:15
{
    int steps = 0; // 16
    for (int r = 0; r < ROWS; r++) { // 18
        for (int c = 0; c < COLS; c++) { // 19
            steps++; // 20
            if (grid[r * COLS + c] < 0) { // 21
                goto rows_next; // 22
            }
            if (grid[r * COLS + c] == wanted) { // 24
                at[0] = r; // 25
                at[1] = c; // 26
                goto rows_end; // 27
            }
        }
        at[2] = r; // 30
    rows_next:;
    }
    rows_end:;
    at[3] = steps; // 32

    { // 34
        if (wanted == 0) { // 35
            goto block_end; // 36
        }
        at[4] = 1; // 38
    }
    block_end:;
}

__kernel void hints(__global float *restrict data, const int n) // Loops.java:43
{
#pragma unroll 4
    for (int i = 0; i < n; i++) { // 44
        data[i] *= 2.0f; // 45
    }
#pragma unroll
#pragma ii 2
#pragma ivdep
    for (int i = (int)((uint)n - 1u); i >= 0; i--) { // 47
        data[i] += 0.5f; // 48
    }
    for (int i = 0, j = n; i < j; i++, j--) { // 50
        data[i] = data[j]; // 51
    }
    for (;;) { // 53
        if (data[0] > 10.0f) { // 54
            break; // 55
        }
        data[0]++; // 57
    }
}

__kernel void choose(__global int *restrict out, const int n) // Loops.java:62
{
    for (int i = 0; i < n; i++) { // 63
        switch (out[i] & 7) { // 64
        case 0:
        case 1:
            out[i] = 5; // 67
            break;
        case 2: {
            const int twice = out[i] << 1; // 70
            out[i] = twice; // 71
            break; // 72
        }
        case 3:
            continue; // 75
        default:
            out[i] = -1; // 77
            break;
        }
        int size; // 79
        switch (i % 3) { // 79
        case 0:
            size = 1; // 80
            break;
        case 1:
            out[0] = i; // 82
            size = 4; // 83
            break;
        default:
            size = 9; // 85
            break;
        }
        out[i] = (int)((uint)out[i] + (uint)size); // 87
    }
}

/* These names are of this file only. */
#undef ROWS
#undef COLS
