"""The virtual environments: .venv for users, another one for the tests."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from nabla_cli.console import Problem, Progress
from nabla_cli.places import LOGS, python_of, short
from nabla_cli.process import run_logged
from nabla_cli.stamps import Stamp, digest


def ready(folder: Path, lists: Sequence[Path]) -> bool:
    return python_of(folder).exists() and _stamp(folder).says(_key(folder, lists))


def prepare(folder: Path, lists: Sequence[Path]) -> None:
    """Makes the environment hold exactly what the lists say; does nothing if it already does."""
    if ready(folder, lists):
        return
    if not _same_python(folder):
        _create(folder)
    _install(folder, lists)
    _stamp(folder).write(_key(folder, lists))


def install_apart(python: Path, folder: Path, requirements: Path) -> None:
    """Installs a list, without what it depends on, under a folder of its own."""
    stamp, key = Stamp(folder / "nabla.stamp"), digest(requirements)
    if stamp.says(key):
        return
    shutil.rmtree(folder, ignore_errors=True)
    with Progress(f"Installing {short(requirements)} into {short(folder)}"):
        pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        # Else pip takes what is in its own environment for installed already, and away where the version is another.
        command = [*pip, "--no-deps", "--ignore-installed", "--prefix", folder, "-r", requirements]
        run_logged("pip", command, LOGS / f"pip-{folder.name}.log")
    stamp.write(key)


def _create(folder: Path) -> None:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Problem(
            f"this Python {version} cannot make virtual environments (venv or ensurepip is missing): "
            f"install them (Debian, Ubuntu: apt install python{version}-venv)"
        )
    shutil.rmtree(folder, ignore_errors=True)
    with Progress(f"Making {short(folder)} with Python {sys.version.split()[0]}"):
        run_logged("Python's venv", [sys.executable, "-m", "venv", folder], LOGS / f"venv-{folder.name}.log")
    _base(folder).write(_origin(folder))


def _install(folder: Path, lists: Sequence[Path]) -> None:
    total = sum(len(re.findall(r"^[\w.-]+==", file.read_text(), re.MULTILINE)) for file in lists)
    with Progress(f"Installing Python packages into {short(folder)}") as progress:
        seen = 0

        def follow(line: str) -> None:
            nonlocal seen
            if line.startswith("Collecting "):
                seen += 1
                progress.update(f"{seen} of at most {total}")
            elif line.startswith("Installing collected"):
                progress.update("all downloaded, unpacking")

        pip = [python_of(folder), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        words: list[object] = [*pip, "--retries", "2", "--progress-bar", "off"]
        for file in lists:
            words += ["-r", file]
        run_logged("pip", words, LOGS / f"pip-{folder.name}.log", each_line=follow)


def _same_python(folder: Path) -> bool:
    """Whether the environment was made here, with this Python, and starts."""
    if not _base(folder).says(_origin(folder)):
        return False
    try:
        return subprocess.run([str(python_of(folder)), "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def _origin(folder: Path) -> str:
    """An environment belongs to one folder and one Python: its scripts name both."""
    return f"{folder} {sys.base_prefix} {sys.version}"


def _key(folder: Path, lists: Sequence[Path]) -> str:
    return digest(_origin(folder), *lists)


def _stamp(folder: Path) -> Stamp:
    return Stamp(folder / "nabla.stamp")


def _base(folder: Path) -> Stamp:
    return Stamp(folder / "nabla.python")
