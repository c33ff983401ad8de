"""`nabla bench kernel` and `nabla bench train`: measurements beside others, in the tests' environment."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from nabla_cli import setup, testing, venv
from nabla_cli.console import Problem
from nabla_cli.lock import only_one
from nabla_cli.places import ROOT, STATE, TESTS_VENV, python_of


def start(name: str, words: Sequence[str]) -> int:
    """Runs bench/NAME, a folder with a __main__.py, with the words that follow."""
    folder = ROOT / "bench" / name
    if not (folder / "__main__.py").exists():
        known = sorted(main.parent.name for main in (ROOT / "bench").glob("*/__main__.py"))
        raise Problem(f"there is no benchmark {name}; there are: {', '.join(known) or 'none'}")
    jdk = setup.everything()
    testing.prepare()
    environment = testing.environment(jdk)
    if name == "train":
        environment["NABLA_TORCH"] = str(_torch(folder / "requirements.txt"))
    command = [str(python_of(TESTS_VENV)), str(folder), *words]
    return subprocess.run(command, env=environment).returncode


def _torch(requirements: Path) -> Path:
    """Installs PyTorch for Python, 0.8 GB, into a folder of its own, and says where its packages are."""
    folder = STATE / "torch"
    with only_one(STATE / "lock"):
        venv.install_apart(python_of(TESTS_VENV), folder, requirements)
    return next(folder.glob("[Ll]ib/**/site-packages"))
