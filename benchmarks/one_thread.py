"""Import this first: it holds the numerical libraries to one thread, which they read when they are loaded."""

import os

for library in ("OMP", "OPENBLAS", "BLIS", "MKL", "NUMEXPR"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
