/*
 * Binarised networks on a device: each kernel is a layer of one kind, for several pictures. Kernels are single work-items, and
 * take sixteen rows of weights at once. There are no messages, so any OpenCL compiler takes it.
 *
 * Activations are words of 32 bits, pixel by pixel; a bit is a channel, 1 or -1. Weights are [rows / 16][words][16].
 */

/* The lanes' signs as bits: lane i is bit i. */
uint lane_bits(int16 lanes)
{
    const int16 bit = (int16)(1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8, 1 << 9, 1 << 10, 1 << 11,
                              1 << 12, 1 << 13, 1 << 14, 1 << 15);
    int16 set = lanes & bit;
    int8 eight = set.lo | set.hi;
    int4 four = eight.lo | eight.hi;
    int2 two = four.lo | four.hi;
    return (uint)(two.lo | two.hi);
}

/* Pixels of digits: 1 if bright; zeros up to the last word. */
__kernel void bright_pixels(__global const uchar *restrict pixels, __global uint *restrict out, const int pixel_count,
                            const int words, const int pictures)
{
    for (int picture = 0; picture < pictures; picture++) {
        for (int word = 0; word < words; word++) {
            uint bits = 0;
            for (int i = 0; i < 32; i++) {
                int pixel = word * 32 + i;
                if (pixel < pixel_count && pixels[picture * pixel_count + pixel] >= 128) {
                    bits |= 1u << i;
                }
            }
            out[picture * words + word] = bits;
        }
    }
}

/*
 * The sum of sixteen rows of the first layer of CNV: 27 numbers of 8 bits. Weights are [27][rows]. Pixels are 32 x 32 bytes of red,
 * of green, and of blue.
 */
int16 input_sum(__global const uchar *pixels, __global const short *quantised, __global const short16 *weights, const int blocks,
                const int y, const int x)
{
    short16 sum = 0;
    for (int i = 0; i < 27; i++) {
        int pixel = pixels[i % 3 * 1024 + (y + i / 9) * 32 + x + i / 3 % 3];
        sum += weights[i * blocks] * quantised[pixel];
    }
    return convert_int16(sum);
}

/* The first layer of CNV. Thresholds are for twice the sum. A record is a label, and pixels. */
__kernel void binary_input(__global const uchar *restrict records, __global const short *restrict quantised,
                           __global const short16 *restrict weights, __global const int16 *restrict thresholds,
                           __global uint *restrict out, const int rows, const int pictures)
{
    const int blocks = rows / 16;
    for (int picture = 0; picture < pictures; picture++) {
        __global const uchar *pixels = records + picture * 3073 + 1;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 30; x++) {
                __global uint *to = out + ((picture * 30 + y) * 30 + x) * (rows / 32);
                for (int block = 0; block < blocks; block++) {
                    int16 sum = input_sum(pixels, quantised, weights + block, blocks, y, x);
                    uint bits = lane_bits(thresholds[block] < 2 * sum);
                    to[block / 2] = block % 2 == 0 ? bits : to[block / 2] | bits << 16;
                }
            }
        }
    }
}

/*
 * A layer whose sums are bits that agree: lines of windows, and in each line a run of words. An output is 1 if fewer bits differ
 * than the limit says. Layers that are fully connected have one window of one line.
 */
__kernel void binary_layer(__global const uint *restrict in, __global const uint16 *restrict weights,
                           __global const int16 *restrict limits, __global uint *restrict out, const int lines, const int run,
                           const int stride, const int step, const int outputs, const int output_lines, const int rows,
                           const int in_words, const int pictures)
{
    const int words = lines * run;
    for (int picture = 0; picture < pictures; picture++) {
        for (int output = 0; output < output_lines * outputs; output++) {
            __global const uint *window = in + picture * in_words + output / outputs * stride + output % outputs * step;
            __global uint *to = out + (picture * output_lines * outputs + output) * (rows / 32);
            for (int block = 0; block < rows / 16; block++) {
                __global const uint16 *weight = weights + block * words;
                uint16 differ = 0;
                for (int line = 0; line < lines; line++) {
                    for (int i = 0; i < run; i++) {
                        differ += popcount(*weight++ ^ (uint16)(window[line * stride + i]));
                    }
                }
                uint bits = lane_bits(convert_int16(differ) < limits[block]);
                to[block / 2] = block % 2 == 0 ? bits : to[block / 2] | bits << 16;
            }
        }
    }
}

/* The greatest of two by two pixels: 1 if one of them is. */
__kernel void binary_pool(__global const uint *restrict in, __global uint *restrict out, const int size, const int words,
                          const int pictures)
{
    const int half_size = size / 2;
    const int line = size * words;
    for (int picture = 0; picture < pictures; picture++) {
        for (int pixel = 0; pixel < half_size * half_size; pixel++) {
            __global const uint *from = in + picture * size * line + pixel / half_size * 2 * line + pixel % half_size * 2 * words;
            __global uint *to = out + (picture * half_size * half_size + pixel) * words;
            for (int i = 0; i < words; i++) {
                to[i] = from[i] | from[i + words] | from[i + line] | from[i + line + words];
            }
        }
    }
}

/* The last layer of CNV: how many bits of sixteen rows agree. */
__kernel void binary_scores(__global const uint *restrict in, __global const uint16 *restrict weights,
                            __global int16 *restrict scores, const int words, const int pictures)
{
    for (int picture = 0; picture < pictures; picture++) {
        uint16 differ = 0;
        for (int i = 0; i < words; i++) {
            differ += popcount(weights[i] ^ (uint16)(in[picture * words + i]));
        }
        scores[picture] = words * 32 - convert_int16(differ);
    }
}

/*
 * Activations -1, 0 and 1 are pairs of words: which are not 0, and which are negative. A pair of thresholds makes them: puts sixteen,
 * block after block.
 */
void put_ternary(__global uint *to, const int block, const int16 is_above_lower, const int16 is_above_upper)
{
    uint any = lane_bits(~(is_above_lower ^ is_above_upper));
    uint negative = lane_bits(~(is_above_lower | is_above_upper));
    __global uint *pair = to + block / 2 * 2;
    pair[0] = block % 2 == 0 ? any : pair[0] | any << 16;
    pair[1] = block % 2 == 0 ? negative : pair[1] | negative << 16;
}

/* As binary_input; all lower thresholds come before all upper ones. */
__kernel void ternary_input(__global const uchar *restrict records, __global const short *restrict quantised,
                            __global const short16 *restrict weights, __global const int16 *restrict thresholds,
                            __global uint *restrict out, const int rows, const int pictures)
{
    const int blocks = rows / 16;
    for (int picture = 0; picture < pictures; picture++) {
        __global const uchar *pixels = records + picture * 3073 + 1;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 30; x++) {
                __global uint *to = out + ((picture * 30 + y) * 30 + x) * (rows / 16);
                for (int block = 0; block < blocks; block++) {
                    int16 twice = 2 * input_sum(pixels, quantised, weights + block, blocks, y, x);
                    put_ternary(to, block, thresholds[block] < twice, thresholds[blocks + block] < twice);
                }
            }
        }
    }
}

/*
 * The sum of the products of sixteen rows. Weights from -2 to 1 are (2 u + v - 1) / 2 with u and v of -1 and 1, and [words][u, v][16]:
 * a bit says that u, or v, is negative. Of the activations that are not 0, what counts is whose sign is another.
 */
int16 ternary_sum(__global const uint *window, __global const uint16 *weight, const int lines, const int run, const int stride)
{
    uint16 less = 0;
    uint base = 0;
    for (int line = 0; line < lines; line++) {
        for (int i = 0; i < run; i += 2) {
            uint any = window[line * stride + i];
            uint negative = window[line * stride + i + 1];
            base += popcount(any) + popcount(negative);
            less += 2 * popcount((*weight++ ^ (uint16)(negative)) & (uint16)(any));
            less += popcount((*weight++ ^ (uint16)(negative)) & (uint16)(any));
        }
    }
    return (int16)((int)base) - convert_int16(less);
}

/* As binary_layer; words come in pairs, and all lower thresholds before all upper ones. */
__kernel void ternary_layer(__global const uint *restrict in, __global const uint16 *restrict weights,
                            __global const int16 *restrict thresholds, __global uint *restrict out, const int lines,
                            const int run, const int stride, const int step, const int outputs, const int output_lines,
                            const int rows, const int in_words, const int pictures)
{
    const int blocks = rows / 16;
    for (int picture = 0; picture < pictures; picture++) {
        for (int output = 0; output < output_lines * outputs; output++) {
            __global const uint *window = in + picture * in_words + output / outputs * stride + output % outputs * step;
            __global uint *to = out + (picture * output_lines * outputs + output) * (rows / 16);
            for (int block = 0; block < blocks; block++) {
                int16 sum = ternary_sum(window, weights + block * lines * run, lines, run, stride);
                put_ternary(to, block, thresholds[block] < sum, thresholds[blocks + block] < sum);
            }
        }
    }
}

/* The greatest of two by two pixels. */
__kernel void ternary_pool(__global const uint *restrict in, __global uint *restrict out, const int size, const int words,
                           const int pictures)
{
    const int half_size = size / 2;
    const int line = size * words;
    for (int picture = 0; picture < pictures; picture++) {
        for (int pixel = 0; pixel < half_size * half_size; pixel++) {
            __global const uint *from = in + picture * size * line + pixel / half_size * 2 * line + pixel % half_size * 2 * words;
            __global uint *to = out + (picture * half_size * half_size + pixel) * words;
            for (int i = 0; i < words; i += 2) {
                uint positive = 0;
                uint negative = 0xffffffffu;
                for (int near = 0; near < 4; near++) {
                    __global const uint *pair = from + near / 2 * line + near % 2 * words + i;
                    positive |= pair[0] & ~pair[1];
                    negative &= pair[1];
                }
                to[i] = positive | negative;
                to[i + 1] = negative;
            }
        }
    }
}

/* The last layer of CNV, sixteen rows. */
__kernel void ternary_scores(__global const uint *restrict in, __global const uint16 *restrict weights,
                             __global int16 *restrict scores, const int words, const int pictures)
{
    for (int picture = 0; picture < pictures; picture++) {
        scores[picture] = ternary_sum(in + picture * words, weights, 1, words, 0);
    }
}
