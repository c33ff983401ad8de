"""Measures training beside DJL's EasyTrain and PyTorch in Python, in one run, and prints Markdown tables.

    python bench/train [--epochs 30] [--threads 1] [--only mlp,lenet,gru] [--no-memory]

JAVA_HOME names the JDK, NABLA_TORCH the folder of PyTorch's packages. The contenders take turns, epoch by epoch; the first
third of the epochs, while Java compiles, does not count.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import contenders
import torch_parts
from contenders import CONTENDERS, NETWORKS


def measure(network, threads, epochs):
    """For each contender, the seconds that its epochs took and what they used of the processor."""
    taken = {one.label: [] for one in CONTENDERS}
    with ExitStack() as stack:
        running = [(one, stack.enter_context(one.train(threads, network))) for one in CONTENDERS]
        for number in range(epochs):
            print(f"\r{network}: epoch {number + 1} of {epochs} ", end="", file=sys.stderr, flush=True)
            for one, process in running:
                taken[one.label].append(process.epoch())
    print(file=sys.stderr)
    return {label: values[epochs // 3 :] for label, values in taken.items()}


def times(network, threads, epochs):
    taken, steps = measure(network, threads, epochs), NETWORKS[network]
    figures = {}
    for label, values in taken.items():
        wall = [1000 * value["seconds"] / steps for value in values]
        used = [1000 * value["cpu"] / steps for value in values]
        figures[label] = (min(wall), statistics.median(wall), statistics.median(used))
    python = figures["PyTorch in Python"]
    for label, row in figures.items():
        cells = [f"{value:.2f} ms" for value in row] + [f"{a / b:.2f} ×" for a, b in zip(row, python)]
        print(f"| {network} | {label} | " + " | ".join(cells) + " |", flush=True)


def memory():
    with tempfile.TemporaryDirectory() as folder:
        digits = Path(folder) / "digits"
        java = CONTENDERS[1]
        subprocess.run(java.command(1, "digits", str(digits)), env={**os.environ, "NABLA_DEVICE": "cpu"}, check=True)
        with open(digits, "rb") as stream:
            size = int.from_bytes(stream.read(4), "big")
        peaks = {one.label: one.peak(digits) for one in CONTENDERS if one.side != "easytrain"}
    print(f"\nPeak resident memory, 784-128-10, two epochs of {size:,} digits in batches of 64:\n")
    print("| | peak | ÷ PyTorch in Python |\n|---|---:|---:|")
    for label, peak in peaks.items():
        print(f"| {label} | {peak / 1024:,.0f} MB | {peak / peaks['PyTorch in Python']:.2f} × |")


def main():
    options = argparse.ArgumentParser(prog="bench/train", description=__doc__.splitlines()[0])
    options.add_argument("--epochs", type=int, default=30, help="epochs of each contender (30)")
    options.add_argument("--threads", type=int, default=1, help="threads of each engine (1)")
    options.add_argument("--only", default="mlp,lenet,gru", help="a comma-separated choice of mlp,lenet,gru")
    options.add_argument("--no-memory", action="store_true", help="leave the memory out")
    chosen = options.parse_args()
    begun = time.monotonic()
    torch_parts.replace_cuda(Path(os.environ["NABLA_TORCH"]))
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, threads per engine: {chosen.threads}; "
          "a step: forward, loss, backward, update, and reading the loss and the right answers\n")
    print("| network | contender | fastest | median | processor | ÷ Python: fastest | median | processor |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    try:
        for network in filter(None, chosen.only.split(",")):
            times(network, chosen.threads, chosen.epochs)
        if not chosen.no_memory:
            memory()
    finally:
        shutil.rmtree(contenders.compiled(), ignore_errors=True)
    print(f"\nMeasured in {time.monotonic() - begun:.0f} s by `nabla bench train`.")


main()
