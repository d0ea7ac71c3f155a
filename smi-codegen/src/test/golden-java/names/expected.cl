/* Names that mean something in C, or that C cannot have.

   smi-codegen wrote this from Names.java, whose lines comments name. */
#include <smi.h>

#pragma OPENCL FP_CONTRACT OFF

#define kernel_ 3
#define INT_MAX_ 0.5
#define SMALL (-1)
#define LETTER 97
#define NOTHING NAN
#define LIMIT 1048576
#define IS_ON true

static int twice(const int x) // Names.java:38
{
    return (int)(2u * (uint)x); // 39
}

static float twice_float(const float x) // Names.java:42
{
    return 2.0f * x; // 43
}

static double twice_double(const double x) // Names.java:46
{
    return 2.0 * x; // 47
}

static int max_(const int a, const int b) // Names.java:50
{
    return a > b ? a : b; // 51
}

__kernel void run( // Names.java:18
    __global int *restrict global_,
    __global float *restrict grosse,
    const int restrict_,
    SMI_Comm xSMI_Comm)
{
    const int uint_ = restrict_; // 19
    const int x_x = 4; // 20
    const int min_ = min(uint_, kernel_); // 21
    const double half_ = INT_MAX_; // 22
    for (int LIMIT_ = 0; LIMIT_ < 4; LIMIT_++) { // 23
        global_[LIMIT_] = (int)((uint)twice(uint_) + (uint)SMALL + (uint)LETTER); // 24
    }
    grosse[0] = twice_float((float)half_) + NOTHING; // 26
    grosse[1] = (float)twice_double(1.5) + (float)LIMIT; // 27
    global_[5] = (int)((uint)max_(min_, x_x) + (uint)INT_MAX - (uint)SMI_Comm_rank(xSMI_Comm)); // 28
    if (IS_ON) { // 29
        const long signed_ = LONG_MIN; // 30
        global_[6] = (int)((ulong)signed_ >> 32); // 31
    }
    const int unused = 3; // 33
    (void)unused;
    int onlySet; // 34
    (void)onlySet;
    onlySet = 4; // 35
}

/* These names are of this file only. */
#undef kernel_
#undef INT_MAX_
#undef SMALL
#undef LETTER
#undef NOTHING
#undef LIMIT
#undef IS_ON
