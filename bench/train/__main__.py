"""Measures training beside DJL's EasyTrain and PyTorch in Python, in one run, and prints Markdown tables.

    python bench/train [--epochs 30] [--threads 1] [--only mlp,lenet,gru] [--no-memory]
    python bench/train --company [--epochs 30] [--only mlp,lenet,gru]

JAVA_HOME names the JDK, NABLA_TORCH the folder of PyTorch's packages. The contenders take turns, epoch by epoch; the first
third of the epochs, while Java compiles, does not count. With --company each engine has one thread and as many as there are
cores, in turns, while a browser draws and a second kernel trains.
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

import company
import contenders
import torch_parts
from contenders import CONTENDERS, NETWORKS


def measure(network, pairs, epochs):
    """For each pair of a contender and its threads, the seconds of its epochs and what they used of the processor."""
    taken = {pair: [] for pair in pairs}
    with ExitStack() as stack:
        running = {pair: stack.enter_context(pair[0].train(pair[1], network)) for pair in pairs}
        for number in range(epochs):
            print(f"\r{network}: epoch {number + 1} of {epochs} ", end="", file=sys.stderr, flush=True)
            for pair, process in running.items():
                taken[pair].append(process.epoch())
    print(file=sys.stderr)
    return {pair: values[epochs // 3 :] for pair, values in taken.items()}


def times(network, threads, epochs):
    taken, steps = measure(network, [(one, threads) for one in CONTENDERS], epochs), NETWORKS[network]
    figures = {}
    for (one, _), values in taken.items():
        wall = [1000 * value["seconds"] / steps for value in values]
        used = [1000 * value["cpu"] / steps for value in values]
        figures[one.label] = (min(wall), statistics.median(wall), statistics.median(used))
    python = figures["PyTorch in Python"]
    for label, row in figures.items():
        cells = [f"{value:.2f} ms" for value in row] + [f"{a / b:.2f} ×" for a, b in zip(row, python)]
        print(f"| {network} | {label} | " + " | ".join(cells) + " |", flush=True)


def in_company(networks, epochs):
    """One thread against all cores, while a browser and a second kernel are busy."""
    cores = os.cpu_count()
    print(f"| network | contender | 1 thread: median | slowest | {cores} threads: median | slowest |\n|---|---|---:|---:|---:|---:|")
    chosen = [one for one in CONTENDERS if one.side != "easytrain"]
    with tempfile.TemporaryDirectory() as folder, company.browser(folder), company.second_kernel():
        for network in networks:
            taken = measure(network, [(one, threads) for one in chosen for threads in (1, cores)], epochs)
            for one in chosen:
                cells = []
                for threads in (1, cores):
                    wall = [1000 * value["seconds"] / NETWORKS[network] for value in taken[one, threads]]
                    cells += [f"{statistics.median(wall):.2f} ms", f"{max(wall):.2f} ms"]
                print(f"| {network} | {one.label} | " + " | ".join(cells) + " |", flush=True)


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
    options.add_argument("--company", action="store_true", help="one thread against all, beside a browser and a kernel")
    options.add_argument("--no-memory", action="store_true", help="leave the memory out")
    chosen = options.parse_args()
    begun = time.monotonic()
    torch_parts.replace_cuda(Path(os.environ["NABLA_TORCH"]))
    networks = list(filter(None, chosen.only.split(",")))
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; "
          "a step: forward, loss, backward, update, and reading the loss and the right answers\n")
    try:
        if chosen.company:
            in_company(networks, chosen.epochs)
            return
        print(f"Threads per engine: {chosen.threads}\n")
        print("| network | contender | fastest | median | processor | ÷ Python: fastest | median | processor |")
        print("|---|---|---:|---:|---:|---:|---:|---:|")
        for network in networks:
            times(network, chosen.threads, chosen.epochs)
        if not chosen.no_memory:
            memory()
    finally:
        shutil.rmtree(contenders.compiled(), ignore_errors=True)
    print(f"\nMeasured in {time.monotonic() - begun:.0f} s by `nabla bench train`.")


main()
