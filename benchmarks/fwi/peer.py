"""Ten grids by the reference implementation in NumPy: peer.py DIRECTORY_OF_REFERENCE CONFIG CHI GRIDS. Prints JSON."""
import time

START = time.time()

import json
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import numpy
import reference

with open(sys.argv[2]) as file:
    config = json.load(file)
contrast = numpy.loadtxt(sys.argv[3])
begin = time.time()
kappa, geometry = reference.setup(config)
for _ in range(int(sys.argv[4])):
    pressure = (kappa @ contrast).astype(complex)
    chi, log = reference.invert(kappa, geometry, pressure, 9.99e-7, 1000)
end = time.time()
print(json.dumps({"iterations": len(log), "seconds": end - begin, "total": end - START}))
