/* k-means over all ranks: each has a band of a picture and finds the nearest mean of each pixel; sums and numbers of pixels are reduced to
   the root, which broadcasts the new means. Colours are whole numbers, so the sums are exact in whatever order they are added. */
#include <smi.h>

#define K 8
#define COLORS 3 /* red, green, blue */
#define SUMS (COLORS + 1) /* of the colours, and the number of pixels */
#define ROOT 0

/* Ports. */
#define MEANS 0
#define TOTALS 1

__kernel void kmeans(
    __global const uchar *restrict pixels,
    __global float *restrict means,
    __global uchar *restrict labels,
    __global int *restrict sizes,
    const int count,
    const int iterations,
    SMI_Comm comm)
{
    const int is_root = SMI_Comm_rank(comm) == ROOT;
    float mean[K][COLORS];
    for (int i = 0; i < K * COLORS; i++) {
        mean[i / COLORS][i % COLORS] = means[i]; /* the root's count */
    }

    int sums[K][SUMS];
    for (int iteration = 0; iteration <= iterations; iteration++) {
        SMI_BChannel to_all = SMI_Open_bcast_channel(K * COLORS, SMI_FLOAT, MEANS, ROOT, comm);
        for (int i = 0; i < K * COLORS; i++) {
            SMI_Bcast(&to_all, &mean[i / COLORS][i % COLORS]);
        }

        for (int i = 0; i < K * SUMS; i++) {
            sums[i / SUMS][i % SUMS] = 0;
        }
        for (int p = 0; p < count; p++) {
            int color[COLORS];
            for (int c = 0; c < COLORS; c++) {
                color[c] = pixels[p * COLORS + c];
            }
            int nearest = 0;
            float least = INFINITY;
            for (int k = 0; k < K; k++) {
                float distance = 0.0f;
                for (int c = 0; c < COLORS; c++) {
                    const float difference = (float)color[c] - mean[k][c];
                    distance += difference * difference;
                }
                if (distance < least) {
                    least = distance;
                    nearest = k;
                }
            }
            labels[p] = (uchar)nearest;
            for (int c = 0; c < COLORS; c++) {
                sums[nearest][c] += color[c];
            }
            sums[nearest][COLORS]++;
        }
        if (iteration == iterations) {
            break;
        }

        int totals[K][SUMS];
        SMI_RChannel to_root = SMI_Open_reduce_channel(K * SUMS, SMI_INT, SMI_ADD, TOTALS, ROOT, comm);
        for (int i = 0; i < K * SUMS; i++) {
            SMI_Reduce(&to_root, &sums[i / SUMS][i % SUMS], &totals[i / SUMS][i % SUMS]);
        }
        if (is_root) {
            for (int k = 0; k < K; k++) {
                for (int c = 0; c < COLORS; c++) {
                    if (totals[k][COLORS] > 0) {
                        mean[k][c] = (float)totals[k][c] / (float)totals[k][COLORS];
                    }
                }
            }
        }
    }

    for (int i = 0; i < K * COLORS; i++) {
        means[i] = mean[i / COLORS][i % COLORS];
    }
    for (int k = 0; k < K; k++) {
        sizes[k] = sums[k][COLORS];
    }
}

/* Each pixel in the colour of its mean. */
__kernel void recolor(
    __global const uchar *restrict labels, __global const float *restrict means, __global uchar *restrict pixels, const int count)
{
    for (int p = 0; p < count; p++) {
        for (int c = 0; c < COLORS; c++) {
            pixels[p * COLORS + c] = (uchar)(int)(means[labels[p] * COLORS + c] + 0.5f);
        }
    }
}
