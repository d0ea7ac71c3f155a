/*
 * Full-waveform inversion: pressure of a contrast, and back. No messages, so any OpenCL compiler takes it that has doubles.
 *
 * kappa is [blocks][cells][2]: eight real parts, eight imaginary parts, 512 bits together. Pressures are [blocks][2].
 * Products are added unrounded and in this order, as in dev.smi.apps.fwi.model.VectorKernels: the results are its bits.
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

/* pressure = kappa * chi */
__kernel void dotprod(__global const float8 *restrict kappa, __global const double *restrict chi,
                      __global double8 *restrict pressure, const int blocks, const int cells)
{
    for (int block = 0; block < blocks; block++) {
        double8 real = (double8)(0.0);
        double8 imaginary = (double8)(0.0);
        for (int cell = 0; cell < cells; cell++) {
            const long at = ((long)block * cells + cell) * 2;
            const double8 contrast = (double8)(chi[cell]);
            real = fma(convert_double8(kappa[at]), contrast, real);
            imaginary = fma(convert_double8(kappa[at + 1]), contrast, imaginary);
        }
        pressure[2 * block] = real;
        pressure[2 * block + 1] = imaginary;
    }
}

/* gradient = the real part of conj(kappa)^T * residual; shares is room for [cells] */
__kernel void update(__global const float8 *restrict kappa, __global const double8 *restrict residual,
                     __global double8 *restrict shares, __global double *restrict gradient, const int blocks,
                     const int cells)
{
    for (int cell = 0; cell < cells; cell++) {
        shares[cell] = (double8)(0.0);
    }
    for (int block = 0; block < blocks; block++) {
        const double8 real = residual[2 * block];
        const double8 imaginary = residual[2 * block + 1];
        for (int cell = 0; cell < cells; cell++) {
            const long at = ((long)block * cells + cell) * 2;
            const double8 sum = fma(convert_double8(kappa[at]), real, shares[cell]);
            shares[cell] = fma(convert_double8(kappa[at + 1]), imaginary, sum);
        }
    }
    for (int cell = 0; cell < cells; cell++) {
        const double8 s = shares[cell];
        gradient[cell] = s.s0 + s.s1 + s.s2 + s.s3 + s.s4 + s.s5 + s.s6 + s.s7;
    }
}
