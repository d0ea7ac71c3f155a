"""A network as products of float32 matrices in NumPy: peer.py NETWORK PICTURES BATCH THREADS REPEAT. Prints JSON.

It computes what the network of that name computes: convolutions as products with copied windows, sums above a threshold as
activations of 0 and 1. Parameters and pictures are random. Threads take batches in turns, each with a BLAS of one thread, so
that what is not BLAS is shared as well.
"""
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

network = sys.argv[1]
pictures, batch, threads, repeat = map(int, sys.argv[2:])
for library in ("OPENBLAS", "MKL", "OMP", "BLIS"):
    os.environ[library + "_NUM_THREADS"] = "1"

import numpy
from numpy.lib.stride_tricks import sliding_window_view

CNV = [(27, 64), (576, 64), (576, 128), (1152, 128), (1152, 256), (2304, 256), (256, 512), (512, 512), (512, 10)]
LFC = [(784, 1024), (1024, 1024), (1024, 1024), (1024, 10)]
shape, shapes = {"cnv-w1a1": ((32, 32, 3), CNV), "lfc-w1a1": ((784,), LFC)}[network]
random = numpy.random.default_rng(1)
layers = [
    (random.choice(numpy.float32([-1, 1]), size), random.integers(-9, 9, size[1]).astype(numpy.float32)) for size in shapes
]
data = random.integers(0, 256, (pictures, *shape), numpy.uint8)


def convolve(x, weights, thresholds):
    windows = sliding_window_view(x, (3, 3), axis=(1, 2)).transpose(0, 1, 2, 4, 5, 3)
    columns = numpy.ascontiguousarray(windows).reshape(-1, len(weights))
    sums = columns @ weights
    return (sums > thresholds).astype(numpy.float32).reshape(*windows.shape[:3], -1)


def pool(x):
    rows = numpy.maximum(x[:, ::2], x[:, 1::2])
    return numpy.maximum(rows[:, :, ::2], rows[:, :, 1::2])


def classify(first):
    x = data[first : first + batch]
    if network == "lfc-w1a1":
        x = (x >= 128).astype(numpy.float32)
        rest = layers
    else:
        x = x.astype(numpy.float32)
        for i, (weights, thresholds) in enumerate(layers[:6]):
            x = convolve(x, weights, thresholds)
            x = pool(x) if i in (1, 3) else x
        x = x.reshape(len(x), -1)
        rest = layers[6:]
    for weights, thresholds in rest[:-1]:
        x = (x @ weights > thresholds).astype(numpy.float32)
    return x @ rest[-1][0]


def blas():
    with open("/proc/self/maps") as maps:
        names = {line.rsplit("/", 1)[-1].strip() for line in maps if "blas" in line.rsplit("/", 1)[-1]}
    return ", ".join(sorted(names)) or "unknown"


speeds = []
with ThreadPoolExecutor(threads) as pool_of_threads:
    for _ in range(repeat + 1):
        begin = time.perf_counter()
        scores = sum(map(len, pool_of_threads.map(classify, range(0, pictures, batch))))
        speeds.append(scores / (time.perf_counter() - begin))
print(json.dumps({"version": numpy.__version__, "blas": blas(), "together": speeds[1:]}))
