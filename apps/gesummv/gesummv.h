/* What both halves of y = alpha * A * x + beta * B * x share. */
#ifndef N
#define N 512 /* rows and columns, a multiple of LANES */
#endif
#define LANES 16 /* products a cycle, each lane with a sum of its own */

/* A row times x: the lanes add side by side, so that no addition waits for the one before; then they are added in order. */
float dot_product(__global const float *restrict row, const float *x)
{
    float sums[LANES];
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) {
        sums[lane] = 0.0f;
    }
    for (int j = 0; j < N; j += LANES) {
#pragma unroll
        for (int lane = 0; lane < LANES; lane++) {
            sums[lane] += row[j + lane] * x[j + lane];
        }
    }
    float sum = 0.0f;
#pragma unroll
    for (int lane = 0; lane < LANES; lane++) {
        sum += sums[lane];
    }
    return sum;
}

/* A matrix and a vector to compute with. */
void fill(__global float *restrict matrix, __global float *restrict x, const int seed)
{
    for (int i = 0; i < N; i++) {
        x[i] = (float)(i % 9 - 4) * 0.3f;
        for (int j = 0; j < N; j++) {
            matrix[i * N + j] = (float)((i * 31 + j * 17 + seed * 7) % 101 - 50) * 0.01f;
        }
    }
}
