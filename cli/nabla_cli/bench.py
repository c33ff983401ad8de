"""`nabla bench kernel`: measurements, in the tests' environment, because they compare with other kernels."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from nabla_cli import setup, testing
from nabla_cli.console import Problem
from nabla_cli.places import ROOT, TESTS_VENV, python_of


def start(name: str, words: Sequence[str]) -> int:
    """Runs bench/NAME, a folder with a __main__.py, with the words that follow."""
    folder = ROOT / "bench" / name
    if not (folder / "__main__.py").exists():
        known = sorted(main.parent.name for main in (ROOT / "bench").glob("*/__main__.py"))
        raise Problem(f"there is no benchmark {name}; there are: {', '.join(known) or 'none'}")
    jdk = setup.everything()
    testing.prepare()
    command = [str(python_of(TESTS_VENV)), str(folder), *words]
    return subprocess.run(command, env=testing.environment(jdk)).returncode
