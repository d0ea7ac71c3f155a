/*
 * OpenCL C's built-in functions for one lane. The emulator makes the functions that a program calls, scalar and vector, from these: see
 * BuiltinSource. Nothing here is compiled unless a program calls it.
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

#define EMU static inline __attribute__((overloadable))

#include "builtins-integer.h"
#include "builtins-math.h"
#include "builtins-relational.h"
#include "builtins-convert.h"
