/* Arrays on chip, in buffers, and tables.

   smi-codegen wrote this from Arrays.java, whose lines comments name. */
#include <smi.h>

#pragma OPENCL FP_CONTRACT OFF

#define N 4

__constant int TABLE[2][4] = {{1, 2, 3, 4}, {5, 6, 7, 8}};

__constant float WEIGHTS[3] = {0.25f, 0.5f, 0.25f};

static int sum(const int *values, const int n) // Arrays.java:48
{
    int sum = 0; // 49
    for (int i = 0; i < n; i++) { // 50
        sum = (int)((uint)sum + (uint)values[i]); // 51
    }
    return sum; // 53
}

static int sum_buffer(__global const int *values, const int n) // Arrays.java:48
{
    int sum = 0; // 49
    for (int i = 0; i < n; i++) { // 50
        sum = (int)((uint)sum + (uint)values[i]); // 51
    }
    return sum; // 53
}

static int sum_table(__constant int *values, const int n) // Arrays.java:48
{
    int sum = 0; // 49
    for (int i = 0; i < n; i++) { // 50
        sum = (int)((uint)sum + (uint)values[i]); // 51
    }
    return sum; // 53
}

static int total(int square[][5]) // Arrays.java:56
{
    int total = 0; // 57
    for (int r = 0; r < N; r++) { // 58
        total = (int)((uint)total + (uint)sum(square[r], N + 1)); // 59
    }
    return total; // 61
}

__kernel void arrays(__global const int *in, __global int *out, __global float *restrict smooth) // Arrays.java:13
{
    int filled[N]; // 14
    for (int i = 0; i < N; i++) { // 15
        filled[i] = in[i]; // 16
    }
    int square[N][N + 1]; // 18
    for (int r = 0; r < N; r++) { // 19
        for (int c = 0; c <= N; c++) { // 20
            square[r][c] = r * c; // 21
        }
    }
    int sums[N] = {0}; // 24
    int histogram[16] = {0}; // 25
    char given[3][2] = {{1, 2}, {3, 4}, {5, 6}}; // 26
    bool flags[2] = {0}; // 27
    for (int i = 0; i < N; i++) { // 28
        sums[i] = (int)((uint)sums[i] + (uint)filled[i]); // 29
        histogram[in[i] & 15] = (int)((uint)histogram[in[i] & 15] + 1u); // 30
        sums[i] = (int)((uint)sums[i] + (uint)(TABLE[1][i] + given[i % 3][0])); // 31
        flags[i & 1] ^= sums[i] > 3; // 32
    }
    out[0] = (int)((uint)sum(sums, N) + (uint)sum_buffer(in, N) + (uint)sum_table(TABLE[0], N) + (uint)sum(square[2], N + 1)); // 34
    out[1] = total(square); // 35
    if (flags[0] | (flags[1] & (out[0] > 2))) { // 36
        out[2] = histogram[0]; // 37
    }
    for (int i = 1; i < N - 1; i++) { // 39
        float x = 0.0f; // 40
        for (int k = 0; k < 3; k++) { // 41
            x += WEIGHTS[k] * (float)in[i + k - 1]; // 42
        }
        smooth[i] = x; // 44
    }
}

/* These names are of this file only. */
#undef N
