"""Every notebook runs to its end: on both engines and both kernels, without data or network, on the newest JDK."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Nabla

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# One that trains from scratch and with DJL, and the one that reads MNIST: enough where only the surroundings differ.
FEW = [notebook for notebook in NOTEBOOKS if notebook.name[:2] in ("02", "09")]
OFFLINE = ["unshare", "--map-root-user", "--net", sys.executable, str(ROOT / "tests" / "offline.py")]


@pytest.fixture(scope="module")
def mnist() -> str:
    """A local DJL repository with MNIST: the one named, or the one that lies beside the checkout."""
    folder = Path(os.environ.get("NABLA_MLREPO") or ROOT.parent / "shared" / "data" / "mlrepo")
    if not folder.is_dir():
        pytest.skip("no MNIST here: name a local DJL repository in NABLA_MLREPO")
    return str(folder)


def cells(path: Path) -> list[dict]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]


def images(path: Path) -> int:
    return sum(
        any(kind.startswith("image/") for kind in output.get("data", {}))
        for cell in cells(path)
        for output in cell["outputs"]
    )


def texts(path: Path) -> list[str]:
    """All that the outputs say in words, by lines."""
    found: list[str] = []
    for cell in cells(path):
        for output in cell["outputs"]:
            parts = [
                output.get("text", ""),
                *(output.get("data", {}).get(k, "") for k in ("text/plain", "text/markdown")),
            ]
            found += [line for part in parts for line in "".join(part).splitlines()]
    return found


def run(nabla: Nabla, notebooks: list[Path], *words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """`nabla run` on each, two at a time: a notebook keeps one core busy, and there are two. The long ones come last
    in the course and first here, so that none is left over at the end."""
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda notebook: nabla("run", *words, notebook, **options), reversed(notebooks)))
    return subprocess.CompletedProcess(
        words,
        max(answer.returncode for answer in answers),
        "".join(answer.stdout for answer in answers),
        "".join(answer.stderr for answer in answers),
    )


def check(answer: subprocess.CompletedProcess[str], folder: Path, notebooks: list[Path] = NOTEBOOKS) -> None:
    """It ended 0, every notebook was run whole, and every plot of the committed notebook is there."""
    assert answer.returncode == 0, answer.stdout[-2000:] + answer.stderr[-4000:]
    for notebook in notebooks:
        assert re.search(rf"{notebook.name}: \d+ cells, .* peak \d+ MB", answer.stdout)
        assert [cell["execution_count"] for cell in cells(folder / notebook.name)] == [
            cell["execution_count"] for cell in cells(notebook)
        ]
        assert images(folder / notebook.name) >= images(notebook) > 0, notebook.name


def check_engine(folder: Path, engine: str) -> None:
    """Each notebook that asks for an engine says which one it got."""
    for notebook in NOTEBOOKS:
        if any("Lab." in "".join(cell["source"]) for cell in cells(notebook)):
            said = " ".join(texts(folder / notebook.name)).lower()
            assert engine in said, f"{notebook.name} must say which engine it trains on"


def test_on_the_default_engine_with_real_mnist(nabla: Nabla, tmp_path: Path, mnist: str) -> None:
    answer = run(nabla, NOTEBOOKS, "--to", tmp_path, env={"NABLA_MLREPO": mnist}, timeout=900)
    check(answer, tmp_path)
    check_engine(tmp_path, "mxnet")


def test_on_the_second_engine_and_the_stock_kernel(nabla: Nabla, tmp_path: Path, mnist: str) -> None:
    """Both at once: what fails here runs on its own with `nabla run --engine pytorch` or `--kernel jjava`."""
    words = ("--engine", "pytorch", "--kernel", "jjava", "--to", tmp_path)
    answer = run(nabla, NOTEBOOKS, *words, env={"NABLA_MLREPO": mnist}, timeout=900)
    check(answer, tmp_path)
    check_engine(tmp_path, "pytorch")


def test_without_mnist_and_without_a_network_it_says_what_it_left_out(tmp_path: Path) -> None:
    if not shutil.which("unshare") or subprocess.run([*OFFLINE, "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine does not let a test take its network away (unshare)")
    environment = {name: value for name, value in os.environ.items() if name != "NABLA_MLREPO"}
    # DJL keeps what it once downloaded in its cache; that must not help here.
    environment["DJL_CACHE_DIR"] = str(tmp_path / "djl")
    command = [*OFFLINE, str(ROOT / "nabla"), "run", "--to", str(tmp_path), *map(str, FEW)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=1500)
    assert answer.returncode == 0, answer.stdout[-2000:] + answer.stderr[-4000:]
    for notebook in FEW:
        if "MnistData" in notebook.read_text("utf-8"):
            said = [line for line in texts(tmp_path / notebook.name) if "NABLA_MLREPO" in line]
            assert said, f"{notebook.name} must say what it left out, and how to get it"


@pytest.fixture
def newest(nabla: Nabla) -> Iterator[Path]:
    """The newest JDK that Nabla is made for; afterwards the kernel is installed for the usual one again."""
    from nabla_cli import jdk

    found = jdk.find_feature(jdk.NEWEST)
    if found is None:
        pytest.skip(f"no JDK {jdk.NEWEST} here: name one in JAVA_HOME_{jdk.NEWEST}")
    yield found.home
    nabla("kernel", "install")


def test_on_the_newest_jdk_without_a_warning(nabla: Nabla, tmp_path: Path, mnist: str, newest: Path) -> None:
    environment = {"NABLA_MLREPO": mnist, "JAVA_HOME": str(newest)}
    answer = nabla("run", "--to", tmp_path, *FEW, env=environment, timeout=1500)
    check(answer, tmp_path, FEW)
    assert "warning" not in answer.stderr.lower()
    for notebook in FEW:
        written = [o for cell in cells(tmp_path / notebook.name) for o in cell["outputs"] if o.get("name") == "stderr"]
        assert written == []
        assert [line for line in texts(tmp_path / notebook.name) if "warning" in line.lower()] == []
