"""Benchmarks side by side with other libraries; `python -m bench` runs them."""

import os

# One thread for everybody, said before the libraries that ask for it are imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_name] = "1"
