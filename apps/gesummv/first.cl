/* Rank 0 of gesummv: alpha * A * x, streamed to the other rank row by row. */
#include <smi.h>
#include "gesummv.h"

__kernel void fill_first(__global float *restrict matrix, __global float *restrict x)
{
    fill(matrix, x, 1);
}

__kernel void multiply(
    __global const float *restrict matrix, __global const float *restrict x, const float alpha, const int other, SMI_Comm comm)
{
    float on_chip[N];
    for (int j = 0; j < N; j++) {
        on_chip[j] = x[j];
    }
    SMI_Channel out = SMI_Open_send_channel(N, SMI_FLOAT, other, 0, comm);
    for (int i = 0; i < N; i++) {
        float product = alpha * dot_product(&matrix[i * N], on_chip);
        SMI_Push(&out, &product);
    }
}
