"""`nabla grade`: hands over to the grader, which is a Java program."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from nabla_cli import kernel, setup
from nabla_cli.jdk import Jdk
from nabla_cli.places import GRADER_CLASSPATH, GRADER_JAR, KERNEL_JAR, ROOT


def command(jdk: Jdk, words: Sequence[str]) -> list[str]:
    jars = [GRADER_JAR, *sorted(GRADER_CLASSPATH.glob("*.jar")), KERNEL_JAR, *kernel.class_path()]
    java = [str(jdk.tool("java")), "-Djava.awt.headless=true", f"-Dnabla.home={ROOT}"]
    return [*java, "-cp", kernel.joined(jars), "nabla.grade.Main", *words]


def environment(jdk: Jdk) -> dict[str, str]:
    """Java reads the names of files as the locale says, and many a server's locale is C, which has no 林."""
    variables = setup.environment(jdk)
    if sys.platform.startswith("linux"):
        variables["LC_ALL"] = "C.UTF-8"
    return variables


def reopen(root: Path = ROOT) -> list[Path]:
    """Opens again what `--unsafe` closes while answers run, where a grader was killed before it could."""
    closed = [root / name for name in ("grader", "solutions", ".git", ".nabla/grading-secret")]
    closed = [path for path in closed if path.exists() and not path.stat().st_mode & stat.S_IRWXU]
    for path in closed:
        path.chmod(stat.S_IRWXU if path.is_dir() else stat.S_IRUSR | stat.S_IWUSR)
    return closed


def start(words: Sequence[str]) -> int:
    """Runs the grader where the user is, so that file names mean what the user means."""
    reopen()
    jdk = setup.jars()
    process = subprocess.Popen(command(jdk, words), env=environment(jdk))
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # the grader has had it, too: it ends by itself, and leaves nothing behind
