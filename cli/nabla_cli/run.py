"""`nabla run`: notebooks from the first cell to the last, without a browser."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nabla_cli import kernel, setup
from nabla_cli.console import Problem
from nabla_cli.jdk import Jdk
from nabla_cli.places import CLI, JJAVA, JJAVA_LIST, NOTEBOOKS, VENV, python_of, short

_STOCK = {"jjava": "JJAVA", "ijava": "IJAVA"}


@dataclass(frozen=True)
class Options:
    save: bool = False
    folder: str | None = None
    kernel: str = "java"
    engine: str | None = None
    timeout: int = 600


def start(named: Sequence[str], options: Options) -> int:
    """Runs the notebooks named, or all of notebooks/; the status is 1 if any cell failed."""
    notebooks = [Path(name).absolute() for name in named] or sorted(NOTEBOOKS.glob("*.ipynb"))
    for notebook in notebooks:
        if not notebook.is_file():
            raise Problem(f"{short(notebook)}: no such notebook")
    if not notebooks:
        raise Problem(f"no notebooks in {short(NOTEBOOKS)}")
    jdk = setup.everything()
    environment = _environment(jdk, options)
    command = [python_of(VENV), CLI / "run_notebooks.py", "--timeout", options.timeout]
    command += ["--kernel", "java" if options.kernel in _STOCK else options.kernel]
    if options.save:
        command += ["--save"]
    if options.folder:
        command += ["--to", Path(options.folder).absolute()]
    return subprocess.run([str(word) for word in [*command, *notebooks]], env=environment).returncode


def _environment(jdk: Jdk, options: Options) -> dict[str, str]:
    environment = setup.environment(jdk)
    if options.engine:
        environment["NABLA_ENGINE"] = options.engine
    if options.kernel in _STOCK:
        environment.update(_stock_environment(jdk, options.kernel))
    return environment


def _stock_environment(jdk: Jdk, name: str) -> dict[str, str]:
    """What makes a stock kernel see the library, as its own manual says."""
    share = kernel.stock(name)
    if share is None:
        where = short(JJAVA)
        raise Problem(
            f"the stock kernel {name} is not installed: "
            f"{short(python_of(VENV))} -m pip install --no-deps --prefix {where} -r {short(JJAVA_LIST)}"
            if name == "jjava"
            else f"the stock kernel {name} is not installed: install its kernelspec into {where}, by its own manual"
        )
    prefix = _STOCK[name]
    return {
        "JUPYTER_PATH": str(share),
        f"{prefix}_CLASSPATH": kernel.joined(kernel.class_path()),
        f"{prefix}_STARTUP_SCRIPTS_PATH": str(kernel.startup_script(jdk)),
    }
