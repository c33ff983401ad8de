"""What the tests share: the command, scratch checkouts, small notebooks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "cli"))

Nabla = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def nabla() -> Nabla:
    """Runs `nabla` with some words; `env` adds to the environment, None removes from it."""

    def run(
        *words: object, checkout: Path = ROOT, env: dict[str, str | None] | None = None, timeout: float = 900
    ) -> subprocess.CompletedProcess[str]:
        environment = dict(os.environ)
        for name, value in (env or {}).items():
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        return subprocess.run(
            [str(checkout / "nabla"), *map(str, words)],
            cwd=checkout,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    return run


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A checkout of the same files with nothing built or installed in it."""
    target = tmp_path / "checkout 中文"
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[..., Path]:
    """Writes a notebook with these code cells."""

    def write(*cells: str, name: str = "small.ipynb", kernel: str = "java") -> Path:
        book = nbformat.v4.new_notebook(
            metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "java"}}
        )
        book.cells = [nbformat.v4.new_markdown_cell("# Small", id="text")]
        book.cells += [nbformat.v4.new_code_cell(cell, id=f"cell-{i}") for i, cell in enumerate(cells, 1)]
        path = tmp_path / name
        nbformat.write(book, path)
        return path

    return write
