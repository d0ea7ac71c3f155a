/* The sum of two vectors: no messages, so any OpenCL compiler takes it. */
__kernel void vadd(__global const float *restrict a, __global const float *restrict b, __global float *restrict sum, const int count)
{
    for (int i = 0; i < count; i++) {
        sum[i] = a[i] + b[i];
    }
}
