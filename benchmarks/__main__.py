"""Time a race and a training, each beside the same written in other ways, and builds that have little to do."""

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

from benchmarks import networks, rebuild
from benchmarks.race import compare, measure  # numpy reads the number of threads when it is imported

if __name__ == "__main__":
    measure()
    compare()
    networks.compare()
    rebuild.compare()
