/*
 * Passes of k-means over points in a plane: each point goes to the nearest mean, the first of those that are equally near, and each mean
 * to the middle of its points, rounded towards zero. Ends after some passes, or when no mean moves; the points are streamed once a pass.
 * At most 16 means; coordinates within 2^30. Returns how many passes there were.
 */
#include "Kmeans.h"

#define MEANS 16

__attribute__((max_global_work_dim(0)))
__kernel void Kmeans(const int Points_first, const int Points_last, const int Start_first, const int Start_last, const int Means_first,
                     const int Means_last, const uint passes, __global uint *restrict arrow_return)
{
    int x[MEANS];
    int y[MEANS];
    int sizes[MEANS];
    (void)Means_last;

    Start_command(Start_first, Start_last, 0);
    int means = 0;
    bool is_last;
    do {
        const Start_mean_t mean = read_channel_intel(Start_mean);
        if (mean.count > 0 && means < MEANS) {
            x[means] = mean.x;
            y[means] = mean.y;
            sizes[means] = 0;
            means++;
        }
        is_last = mean.last;
    } while (!is_last);
    (void)Start_unlock();

    uint pass = 0;
    bool is_moving = true;
    while (is_moving && pass < passes) {
        long sum_x[MEANS];
        long sum_y[MEANS];
        #pragma unroll
        for (int i = 0; i < MEANS; i++) {
            sum_x[i] = 0;
            sum_y[i] = 0;
            sizes[i] = 0;
        }
        Points_command(Points_first, Points_last, (int)pass);
        do {
            const Points_point_t points = read_channel_intel(Points_point);
            #pragma unroll
            for (int p = 0; p < 4; p++) {
                int nearest = 0;
                long least = LONG_MAX;
                #pragma unroll
                for (int i = 0; i < MEANS; i++) {
                    const long dx = (long)points.x[p] - x[i];
                    const long dy = (long)points.y[p] - y[i];
                    const long distance = dx * dx + dy * dy;
                    if (i < means && distance < least) {
                        least = distance;
                        nearest = i;
                    }
                }
                if (p < points.count) {
                    sum_x[nearest] += points.x[p];
                    sum_y[nearest] += points.y[p];
                    sizes[nearest]++;
                }
            }
            is_last = points.last;
        } while (!is_last);
        (void)Points_unlock();
        is_moving = false;
        for (int i = 0; i < means; i++) {
            if (sizes[i] > 0) {
                const int to_x = (int)(sum_x[i] / sizes[i]);
                const int to_y = (int)(sum_y[i] / sizes[i]);
                is_moving |= to_x != x[i] || to_y != y[i];
                x[i] = to_x;
                y[i] = to_y;
            }
        }
        pass++;
    }

    Means_command(Means_first, 0, 0);
    for (int i = 0; i < means; i++) {
        const Means_mean_t mean = {.x = x[i], .y = y[i], .count = 1, .last = i == means - 1};
        const Means_size_t size = {.data = sizes[i], .count = 1, .last = i == means - 1};
        write_channel_intel(Means_mean, mean);
        write_channel_intel(Means_size, size);
    }
    if (means == 0) {
        const Means_mean_t no_mean = {.last = true};
        const Means_size_t no_size = {.last = true};
        write_channel_intel(Means_mean, no_mean);
        write_channel_intel(Means_size, no_size);
    }
    (void)Means_unlock();
    arrow_return64(arrow_return, pass);
    Kmeans_close();
}
