"""The kernel in .venv, and what a stock Java kernel needs to run the notebooks."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from nabla_cli import memory
from nabla_cli.console import Problem, Progress
from nabla_cli.jdk import Jdk
from nabla_cli.places import JJAVA, KERNEL_JAR, LIB_CLASSPATH, LIB_JAR, LOGS, STARTUP, VENV, share_of
from nabla_cli.process import run_logged
from nabla_cli.stamps import Stamp, digest


def class_path() -> list[Path]:
    """The library and what it needs, without the kernel."""
    return [LIB_JAR, *sorted(LIB_CLASSPATH.glob("*.jar"))]


def joined(paths: list[Path]) -> str:
    return os.pathsep.join(map(str, paths))


def ready(jdk: Jdk, prefix: Path = VENV) -> bool:
    return (share_of(prefix) / "kernels" / "java" / "kernel.json").exists() and _stamp(prefix).says(_key(jdk))


def install(jdk: Jdk, prefix: Path = VENV) -> None:
    """Installs the kernel for this JDK; does nothing if it is there, for this JDK, with this class path."""
    if ready(jdk, prefix):
        return
    with Progress(f"Installing the kernel for Java {jdk.version}"):
        command = [jdk.tool("java"), "-jar", KERNEL_JAR, "install", "--prefix", prefix]
        options = ["--class-path", joined(class_path()), "--heap", memory.heap()]
        run_logged("the kernel's installer", [*command, *options], LOGS / "kernel.log", jdk.environment())
    _stamp(prefix).write(_key(jdk))


def startup_script(jdk: Jdk) -> Path:
    """Writes the start-up script of a stock kernel: the imports that every cell of ours has."""
    command = [jdk.tool("java"), "-cp", joined([KERNEL_JAR, *class_path()]), "nabla.notebook.Startup"]
    answer = subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8")
    if answer.returncode != 0:
        raise Problem(f"the library could not print its imports: {(answer.stderr.splitlines() or ['no word'])[0]}")
    STARTUP.parent.mkdir(parents=True, exist_ok=True)
    STARTUP.write_text(answer.stdout, encoding="utf-8")
    return STARTUP


def stock(name: str) -> Path | None:
    """The Jupyter folder that holds the stock kernel of that name; its kernelspec is called `java`, as ours is."""
    homes = [JJAVA, VENV, Path.home() / ".local", Path("/usr/local"), Path("/usr")]
    for share in [share_of(home) for home in homes]:
        specification = share / "kernels" / "java" / "kernel.json"
        try:
            words = json.loads(specification.read_text(encoding="utf-8"))["argv"]
        except (OSError, ValueError, KeyError):
            continue
        if any(name in str(word) for word in words):
            return share
    return None


def _key(jdk: Jdk) -> str:
    return digest(str(jdk.home), jdk.version, joined(class_path()), memory.heap(), KERNEL_JAR)


def _stamp(prefix: Path) -> Stamp:
    return Stamp(prefix / "nabla.kernel")
