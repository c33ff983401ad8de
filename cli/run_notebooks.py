"""Runs notebooks headless. Started by `nabla run` inside .venv, where nbclient is."""

from __future__ import annotations

import argparse
import atexit
import json
import re
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import psutil
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

sys.path.insert(0, str(Path(__file__).parent))

from nabla_cli import notebook_file  # noqa: E402
from nabla_cli.console import Progress, complain, say, seconds, speak_any_language  # noqa: E402
from nabla_cli.places import short  # noqa: E402


class Failure(Exception):
    """A notebook that did not run to its end; the text is one line."""


class PeakMemory:
    """The most memory that a process and all it started have held at once, in bytes, looked at ten times a second."""

    def __init__(self, pid: int) -> None:
        self.bytes = 0
        self._process = psutil.Process(pid)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        with suppress(psutil.Error):
            while True:  # looked at before the first wait: a notebook may be done in less
                self.bytes = max(self.bytes, self._now())
                if self._done.wait(0.1):
                    return

    def _now(self) -> int:
        total = 0
        for process in [self._process, *self._process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                total += process.memory_info().rss
        return total


def execute(path: Path, notebook: NotebookNode, kernel: str, timeout: int, progress: Progress) -> int:
    """Runs every cell, filling in the outputs, and returns the peak memory of the kernel's processes in bytes.

    Raises Failure at the first cell that fails, takes too long, or takes the kernel down.
    """
    numbers = {
        index: number
        for number, index in enumerate((i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"), 1)
    }
    here = 0
    memory: PeakMemory | None = None

    def on_notebook_start(notebook: NotebookNode) -> None:
        nonlocal memory
        memory = PeakMemory(client.km.provisioner.pid)

    def on_cell_start(cell: NotebookNode, cell_index: int) -> None:
        nonlocal here
        if cell_index in numbers:
            here = numbers[cell_index]
            progress.update(f"cell {here}/{len(numbers)}")

    client = NotebookClient(
        notebook,
        kernel_name=kernel,
        timeout=timeout,
        startup_timeout=60,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        on_notebook_start=on_notebook_start,
        on_cell_start=on_cell_start,
    )
    where = f"cell {{}} of {len(numbers)}"
    try:
        client.execute(cleanup_kc=True)
    except CellExecutionError as error:
        raise Failure(f"{where.format(here)}: {_one_line(error.ename, error.evalue)}") from None
    except CellTimeoutError:
        raise Failure(f"{where.format(here)}: not done after {timeout} s; --timeout allows more") from None
    except DeadKernelError:
        raise Failure(f"{where.format(here)}: the kernel died (out of memory? NABLA_HEAP sets its heap)") from None
    except RuntimeError as error:
        raise Failure(f"the kernel did not start: {_one_line('', str(error))}") from None
    finally:
        if memory:
            memory.stop()
        # nbclient cleans up once more at exit, and fails loudly if there never was a kernel.
        atexit.unregister(client._cleanup_kernel)
    return memory.bytes if memory else 0


def store(notebook: NotebookNode, path: Path) -> None:
    """Writes the notebook as JupyterLab's save does."""
    for cell in notebook.cells:
        if "outputs" in cell:
            cell.outputs = notebook_file.joined(cell.outputs)
    # nbformat writes long texts line by line; the rest of the layout is the same.
    laid_out = json.loads(nbformat.writes(notebook, version=4))
    notebook_file.write(notebook_file.text(laid_out), path)


def read(path: Path) -> NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises many kinds for a file that is no notebook
        raise Failure(f"not a notebook: {_one_line(type(error).__name__, str(error))}") from None


def run(path: Path, options: argparse.Namespace) -> None:
    start = time.monotonic()
    with Progress(f"Running {short(path)}", closing=False) as progress:
        notebook = read(path)
        peak = execute(path, notebook, options.kernel, options.timeout, progress)
    if options.save or options.to:
        folder: Path = options.to or path.parent
        folder.mkdir(parents=True, exist_ok=True)
        store(notebook, folder / path.name)
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    say(f"{short(path)}: {cells} cells, {seconds(time.monotonic() - start)}, peak {peak / 2**20:.0f} MB")


def _one_line(name: str, text: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).strip()
    first = plain.splitlines()[0].strip() if plain else ""
    return f"{name}: {first}" if name and first and not first.startswith(name) else first or name


def main(words: list[str]) -> int:
    parser: Any = argparse.ArgumentParser(prog="run_notebooks")
    parser.add_argument("notebooks", nargs="+", type=Path)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--timeout", type=int, default=600)
    options = parser.parse_args(words)
    kernels = KernelSpecManager().find_kernel_specs()
    if options.kernel not in kernels:
        complain(f"there is no kernel {options.kernel}; there are: {', '.join(sorted(kernels))}")
        return 1
    failed = 0
    for path in options.notebooks:
        try:
            run(path, options)
        except Failure as failure:
            failed += 1
            complain(f"{short(path)}: {failure}")
    if len(options.notebooks) > 1:
        say(f"{len(options.notebooks) - failed} of {len(options.notebooks)} notebooks ran to the end")
    return 1 if failed else 0


if __name__ == "__main__":
    speak_any_language()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)
