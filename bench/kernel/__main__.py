"""Measures this kernel beside ipykernel and JJava, in one run, and prints a Markdown table.

    python bench/kernel [--runs 5] [--cells 10000] [--only ours,ipykernel,jjava] [--quick]

JAVA_HOME names the JDK for both Java kernels; NABLA_JJAVA the folder that `pip install --prefix` put JJava into.
"""

import argparse
import platform
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "kernel"))

import contenders
import figures
import report


def main():
    options = argparse.ArgumentParser(prog="bench/kernel", description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=5, help="starts of each kernel (5)")
    options.add_argument("--cells", type=int, default=10_000, help="cells of the long session (10000)")
    options.add_argument("--only", default="", help="a comma-separated choice of ours,ipykernel,jjava")
    options.add_argument("--quick", action="store_true", help="2 starts, 1000 cells")
    chosen = options.parse_args()
    if chosen.quick:
        chosen.runs, chosen.cells = 2, 1000
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        kernels = contenders.all_of(Path(folder))
        if chosen.only:
            kernels = [kernel for kernel in kernels if kernel.name in chosen.only.split(",")]
        measured = figures.measure(kernels, chosen.runs, chosen.cells, Path(folder))
    print(f"{platform.system()} {platform.machine()}, {contenders.cores()} cores, {contenders.java_version()}, "
          f"Python {platform.python_version()}; median of {chosen.runs} starts\n")
    print(report.table(measured))
    print(f"\nMeasured in {time.monotonic() - begun:.0f} s by `nabla bench kernel`.")


main()
