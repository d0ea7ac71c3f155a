/* Rank 1 of gesummv: beta * B * x, and the sum with what arrives from the other rank. */
#include <smi.h>
#include "gesummv.h"

__kernel void fill_second(__global float *restrict matrix, __global float *restrict x)
{
    fill(matrix, x, 2);
}

__kernel void multiply_and_add(
    __global const float *restrict matrix,
    __global const float *restrict x,
    __global float *restrict y,
    const float beta,
    const int other,
    SMI_Comm comm)
{
    float on_chip[N];
    for (int j = 0; j < N; j++) {
        on_chip[j] = x[j];
    }
    SMI_Channel in = SMI_Open_receive_channel(N, SMI_FLOAT, other, 0, comm);
    for (int i = 0; i < N; i++) {
        const float product = beta * dot_product(&matrix[i * N], on_chip);
        float first;
        SMI_Pop(&in, &first);
        y[i] = first + product;
    }
}
