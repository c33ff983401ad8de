"""From a fresh clone to a kernel that JupyterLab can start. Quick when there is nothing to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from nabla_cli import jdk as jdks
from nabla_cli import kernel, maven, venv
from nabla_cli.console import Problem, complain
from nabla_cli.jdk import Jdk
from nabla_cli.lock import only_one
from nabla_cli.places import CLI, ROOT, STATE, USERS_LIST, VENV
from nabla_cli.stamps import Stamp

_GIGA = 1 << 30
_NEEDED = 2 * _GIGA  # .venv 0.3, Maven 0.4, jars 0.3, engines unpacked 0.6

_FONT_ADVICE = (
    "note: Java finds no font here, so plots will fail: install one "
    "(Debian, Ubuntu: apt install fontconfig fonts-dejavu-core; Fedora: dnf install fontconfig dejavu-sans-fonts)"
)


def jars() -> Jdk:
    """Makes the jars, and says which JDK to run them with."""
    jdk = jdks.find()
    with only_one(STATE / "lock"):
        _check_space(done=maven.ready())
        maven.build(jdk)
    return jdk


def everything() -> Jdk:
    """Makes the jars and .venv and installs the kernel into it."""
    jdk = jdks.find()
    with only_one(STATE / "lock"):
        _check_space(done=venv.ready(VENV, [USERS_LIST]) and maven.ready())
        venv.prepare(VENV, [USERS_LIST])
        maven.build(jdk)
        kernel.install(jdk)
        _check_drawing(jdk)
    return jdk


def environment(jdk: Jdk) -> dict[str, str]:
    """What JupyterLab, kernels and the grader are started with."""
    variables = {**jdk.environment(), "JUPYTER_PREFER_ENV_PATH": "1"}
    if variables.get("NABLA_MLREPO"):
        # A kernel works in its notebook's folder, where a relative path would mean something else.
        variables["NABLA_MLREPO"] = os.path.abspath(variables["NABLA_MLREPO"])
    return variables


def _check_space(done: bool) -> None:
    free = shutil.disk_usage(ROOT).free
    if not done and free < _NEEDED:
        raise Problem(
            f"the first use needs {_NEEDED // _GIGA} GB of disk space and {free / _GIGA:.1f} GB are free at {ROOT}: "
            "free some, or clone onto another disk"
        )


def _check_drawing(jdk: Jdk) -> None:
    """Says in one line if Java cannot draw text; asks Java once for each JDK."""
    stamp = Stamp(STATE / "drawing.stamp")
    if stamp.says(str(jdk.home)):
        return
    with tempfile.TemporaryDirectory() as home:  # in the real one, Java remembers fonts that are gone
        options = [f"-Duser.home={home}", "-Djava.awt.headless=true"]
        command = [jdk.tool("java"), *options, CLI / "java" / "DrawText.java"]
        drawn = subprocess.run(list(map(str, command)), capture_output=True).returncode == 0
    if drawn:
        stamp.write(str(jdk.home))
    else:
        complain(_FONT_ADVICE)


@contextmanager
def progress_aside(aside: bool) -> Iterator[None]:
    """While the body runs, what it says goes to standard error, where `aside` is true."""
    if not aside:
        yield
        return
    with redirect_stdout(sys.stderr):
        yield
