/* A landscape to segment: mountains and hills behind a lake, under a sky with clouds and a low sun. Everything is made of smooth noise
   from integer hashes, so that it is the same picture wherever it is computed. */
#include <smi.h>

#ifndef ROWS
#define ROWS 32  /* of a rank's band */
#define COLS 512 /* of the picture */
#endif

#define SUN_ROW 92
#define SUN_COL 372
#define LAKE_ROW 176

float hashed(const uint x, const uint y, const uint seed)
{
    uint h = x * 374761393u + y * 668265263u + seed * 2246822519u;
    h = (h ^ (h >> 13)) * 1274126177u;
    h ^= h >> 16;
    return (float)(h & 0xFFFF) * (1.0f / 65536.0f);
}

float blend(const float from, const float to, const float weight)
{
    return from + (to - from) * weight;
}

/* A weight that goes from 0 to 1 between two places, without a kink. */
float step_between(const float low, const float high, const float x)
{
    const float t = x <= low ? 0.0f : x >= high ? 1.0f : (x - low) / (high - low);
    return t * t * (3.0f - 2.0f * t);
}

/* Noise within 0..1, smooth between the corners of a grid of the given cell size. */
float smooth_noise(const int x, const int y, const int width, const int height, const uint seed)
{
    const uint left = x / width;
    const uint top = y / height;
    const float across = step_between(0.0f, (float)width, (float)(x % width));
    const float down = step_between(0.0f, (float)height, (float)(y % height));
    const float above = blend(hashed(left, top, seed), hashed(left + 1, top, seed), across);
    const float below = blend(hashed(left, top + 1, seed), hashed(left + 1, top + 1, seed), across);
    return blend(above, below, down);
}

/* Coarse noise with ever finer one added, within 0..1. */
float noise(const int x, const int y, int width, int height, const uint seed)
{
    float sum = 0.0f;
    float weight = 0.5f;
    for (int octave = 0; octave < 5; octave++) {
        sum += weight * smooth_noise(x, y, width, height, seed + octave);
        weight *= 0.5f;
        width = width > 2 ? width / 2 : 1;
        height = height > 2 ? height / 2 : 1;
    }
    return sum;
}

typedef struct {
    float red;
    float green;
    float blue;
} Color;

Color color(const float red, const float green, const float blue)
{
    const Color made = {red, green, blue};
    return made;
}

Color mixed(const Color from, const Color to, const float weight)
{
    return color(blend(from.red, to.red, weight), blend(from.green, to.green, weight), blend(from.blue, to.blue, weight));
}

Color sky(const int row, const int col)
{
    const float down = step_between(0.0f, 165.0f, (float)row);
    Color here = mixed(color(38, 84, 160), color(250, 206, 150), down);
    const float dy = (float)(row - SUN_ROW);
    const float dx = (float)(col - SUN_COL);
    const float from_sun = dx * dx + dy * dy;
    here = mixed(color(255, 226, 150), here, step_between(0.0f, 9000.0f, from_sun) * 0.7f + 0.3f);
    const float cloud = noise(col, row, 110, 36, 11);
    here = mixed(here, color(252, 236, 226), step_between(0.52f, 0.68f, cloud) * 0.9f);
    return mixed(color(255, 250, 215), here, step_between(300.0f, 420.0f, from_sun));
}

/* The row of a ridge: the land is below it. */
float ridge(const int col, const float highest, const float range, const int width, const uint seed)
{
    return highest + range * noise(col, 0, width, 1, seed);
}

Color land(const int row, const int col)
{
    const float mountains = ridge(col, 55.0f, 125.0f, 120, 21);
    const float hills = ridge(col, 128.0f, 60.0f, 90, 31);
    const float grain = noise(col, row, 12, 8, 41);
    Color here = sky(row, col);
    if ((float)row > mountains) {
        const float depth = (float)row - mountains;
        here = mixed(color(92, 84, 124), color(150, 128, 150), grain);
        const float snow = 1.0f - step_between(4.0f, 30.0f, depth + 26.0f * grain);
        here = mixed(here, color(244, 240, 248), snow * (1.0f - step_between(105.0f, 130.0f, (float)row)));
        here = mixed(here, color(206, 178, 168), step_between(110.0f, 175.0f, (float)row) * 0.6f);
    }
    if ((float)row > hills) {
        here = mixed(color(30, 62, 44), color(78, 108, 58), grain);
    }
    return here;
}

/* The lake mirrors what stands above it, with ripples; the near shore is a meadow. */
Color scene(const int row, const int col)
{
    const float shore = ridge(col, 204.0f, 44.0f, 170, 51);
    if ((float)row > shore) {
        const float grass = noise(col, row, 10, 16, 61);
        const float flowers = noise(col, row, 5, 5, 71);
        Color here = mixed(color(52, 96, 32), color(164, 176, 60), step_between(0.25f, 0.75f, grass));
        here = mixed(color(24, 52, 26), here, step_between(0.0f, 7.0f, (float)row - shore));
        return mixed(here, color(214, 74, 62), step_between(0.68f, 0.72f, flowers));
    }
    if (row >= LAKE_ROW) {
        const int ripple = (int)(10.0f * noise(col, row, 40, 2, 81)) - 5;
        const int mirrored = LAKE_ROW - (row - LAKE_ROW) * 2 + ripple;
        Color here = land(mirrored < 0 ? 0 : mirrored, col);
        return mixed(here, color(28, 70, 110), 0.35f + 0.3f * step_between(176.0f, 240.0f, (float)row));
    }
    return land(row, col);
}

uchar brightness(const float part)
{
    return (uchar)(int)(part < 0.0f ? 0.0f : part > 255.0f ? 255.0f : part);
}

/* A rank's band of the picture: red, green and blue of each pixel, row by row. */
__kernel void paint(__global uchar *restrict pixels, SMI_Comm comm)
{
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++) {
            const Color here = scene(SMI_Comm_rank(comm) * ROWS + r, c);
            pixels[3 * (r * COLS + c)] = brightness(here.red);
            pixels[3 * (r * COLS + c) + 1] = brightness(here.green);
            pixels[3 * (r * COLS + c) + 2] = brightness(here.blue);
        }
    }
}
