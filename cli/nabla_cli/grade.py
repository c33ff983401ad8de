"""`nabla grade`: hands over to the grader, which is a Java program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

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


def start(words: Sequence[str]) -> int:
    """Runs the grader where the user is, so that file names mean what the user means."""
    jdk = setup.jars()
    return subprocess.run(command(jdk, words), env=environment(jdk)).returncode
