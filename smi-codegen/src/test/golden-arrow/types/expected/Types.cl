/*
 * Kernel Types, to be filled in: as it is, it reads all that there is to read, and writes nothing.
 */
#include "Types.h"

__attribute__((max_global_work_dim(0)))
__kernel void Types(const int R_first, const int R_last, const int W_first, const int W_last, const uchar few, const ulong many, __global uint *restrict arrow_return)
{
    (void)few; /* to be used */
    (void)many; /* to be used */
    R_command(R_first, R_last, 0);
    W_command(W_first, W_last, 0);

    /* R.c_int8: int8, nullable */
    bool is_R_c_int8_done = false;
    while (!is_R_c_int8_done) {
        const R_c_int8_t transfer = read_channel_intel(R_c_int8);
        is_R_c_int8_done = transfer.last;
    }

    /* R.c_uint8: uint8 */
    bool is_R_c_uint8_done = false;
    while (!is_R_c_uint8_done) {
        const R_c_uint8_t transfer = read_channel_intel(R_c_uint8);
        is_R_c_uint8_done = transfer.last;
    }

    /* R.c_int16: int16, nullable */
    bool is_R_c_int16_done = false;
    while (!is_R_c_int16_done) {
        const R_c_int16_t transfer = read_channel_intel(R_c_int16);
        is_R_c_int16_done = transfer.last;
    }

    /* R.c_uint16: uint16 */
    bool is_R_c_uint16_done = false;
    while (!is_R_c_uint16_done) {
        const R_c_uint16_t transfer = read_channel_intel(R_c_uint16);
        is_R_c_uint16_done = transfer.last;
    }

    /* R.c_int32: int32, nullable */
    bool is_R_c_int32_done = false;
    while (!is_R_c_int32_done) {
        const R_c_int32_t transfer = read_channel_intel(R_c_int32);
        is_R_c_int32_done = transfer.last;
    }

    /* R.c_uint32: uint32 */
    bool is_R_c_uint32_done = false;
    while (!is_R_c_uint32_done) {
        const R_c_uint32_t transfer = read_channel_intel(R_c_uint32);
        is_R_c_uint32_done = transfer.last;
    }

    /* R.c_int64: int64, nullable */
    bool is_R_c_int64_done = false;
    while (!is_R_c_int64_done) {
        const R_c_int64_t transfer = read_channel_intel(R_c_int64);
        is_R_c_int64_done = transfer.last;
    }

    /* R.c_uint64: uint64 */
    bool is_R_c_uint64_done = false;
    while (!is_R_c_uint64_done) {
        const R_c_uint64_t transfer = read_channel_intel(R_c_uint64);
        is_R_c_uint64_done = transfer.last;
    }

    /* R.c_float16: float16, nullable */
    bool is_R_c_float16_done = false;
    while (!is_R_c_float16_done) {
        const R_c_float16_t transfer = read_channel_intel(R_c_float16);
        is_R_c_float16_done = transfer.last;
    }

    /* R.c_float32: float32 */
    bool is_R_c_float32_done = false;
    while (!is_R_c_float32_done) {
        const R_c_float32_t transfer = read_channel_intel(R_c_float32);
        is_R_c_float32_done = transfer.last;
    }

    /* R.c_float64: float64, nullable */
    bool is_R_c_float64_done = false;
    while (!is_R_c_float64_done) {
        const R_c_float64_t transfer = read_channel_intel(R_c_float64);
        is_R_c_float64_done = transfer.last;
    }

    /* R.c_bool: bool */
    bool is_R_c_bool_done = false;
    while (!is_R_c_bool_done) {
        const R_c_bool_t transfer = read_channel_intel(R_c_bool);
        is_R_c_bool_done = transfer.last;
    }

    /* R.c_decimal128: decimal128, nullable */
    bool is_R_c_decimal128_done = false;
    while (!is_R_c_decimal128_done) {
        const R_c_decimal128_t transfer = read_channel_intel(R_c_decimal128);
        is_R_c_decimal128_done = transfer.last;
    }

    /* R.c_bytes20: bytes20 */
    bool is_R_c_bytes20_done = false;
    while (!is_R_c_bytes20_done) {
        const R_c_bytes20_t transfer = read_channel_intel(R_c_bytes20);
        is_R_c_bytes20_done = transfer.last;
    }

    /* W.c_int8: int8, nullable */
    const W_c_int8_t no_W_c_int8 = {.last = true};
    write_channel_intel(W_c_int8, no_W_c_int8);

    /* W.c_uint8: uint8 */
    const W_c_uint8_t no_W_c_uint8 = {.last = true};
    write_channel_intel(W_c_uint8, no_W_c_uint8);

    /* W.c_int16: int16, nullable */
    const W_c_int16_t no_W_c_int16 = {.last = true};
    write_channel_intel(W_c_int16, no_W_c_int16);

    /* W.c_uint16: uint16 */
    const W_c_uint16_t no_W_c_uint16 = {.last = true};
    write_channel_intel(W_c_uint16, no_W_c_uint16);

    /* W.c_int32: int32, nullable */
    const W_c_int32_t no_W_c_int32 = {.last = true};
    write_channel_intel(W_c_int32, no_W_c_int32);

    /* W.c_uint32: uint32 */
    const W_c_uint32_t no_W_c_uint32 = {.last = true};
    write_channel_intel(W_c_uint32, no_W_c_uint32);

    /* W.c_int64: int64, nullable */
    const W_c_int64_t no_W_c_int64 = {.last = true};
    write_channel_intel(W_c_int64, no_W_c_int64);

    /* W.c_uint64: uint64 */
    const W_c_uint64_t no_W_c_uint64 = {.last = true};
    write_channel_intel(W_c_uint64, no_W_c_uint64);

    /* W.c_float16: float16, nullable */
    const W_c_float16_t no_W_c_float16 = {.last = true};
    write_channel_intel(W_c_float16, no_W_c_float16);

    /* W.c_float32: float32 */
    const W_c_float32_t no_W_c_float32 = {.last = true};
    write_channel_intel(W_c_float32, no_W_c_float32);

    /* W.c_float64: float64, nullable */
    const W_c_float64_t no_W_c_float64 = {.last = true};
    write_channel_intel(W_c_float64, no_W_c_float64);

    /* W.c_bool: bool */
    const W_c_bool_t no_W_c_bool = {.last = true};
    write_channel_intel(W_c_bool, no_W_c_bool);

    /* W.c_decimal128: decimal128, nullable */
    const W_c_decimal128_t no_W_c_decimal128 = {.last = true};
    write_channel_intel(W_c_decimal128, no_W_c_decimal128);

    /* W.c_bytes20: bytes20 */
    const W_c_bytes20_t no_W_c_bytes20 = {.last = true};
    write_channel_intel(W_c_bytes20, no_W_c_bytes20);

    (void)R_unlock();
    (void)W_unlock();
    arrow_return64(arrow_return, 0);
    Types_close();
}
