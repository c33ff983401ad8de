"""Building the jars: with the machine's Maven if it is new enough, else with the Maven wrapper."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence

from nabla_cli.console import Progress
from nabla_cli.jdk import Jdk
from nabla_cli.places import GRADER_JAR, KERNEL_JAR, LIB_CLASSPATH, LIB_JAR, LOGS, ROOT, STATE
from nabla_cli.process import run_logged
from nabla_cli.stamps import Stamp, digest

_OLDEST = (3, 8)
_STAMP = Stamp(STATE / "jars.stamp")


def ready() -> bool:
    jars = [KERNEL_JAR, LIB_JAR, GRADER_JAR]
    return all(jar.exists() for jar in jars) and LIB_CLASSPATH.is_dir() and _STAMP.says(_key())


def build(jdk: Jdk) -> None:
    """Makes the jars as quickly as can be; does nothing if their sources have not changed since."""
    if ready():
        return
    key = _key()
    with Progress("Building the jars") as progress:
        # From nothing: a class or resource that is gone from the sources must be gone from the jar.
        command = [*command_line(jdk), "-B", "-Dquick", "clean", "package"]
        run_logged("Maven", command, LOGS / "maven.log", jdk.environment(), _follower(progress))
    _STAMP.write(key)


def verify(jdk: Jdk, each_line: Callable[[str], None]) -> None:
    """Makes the jars with every check and test. A failing test ends nothing: it is in the reports, and later modules count too."""
    key = _key()
    command = [*command_line(jdk), "-B", "-Dmaven.test.failure.ignore=true", "verify"]
    run_logged("Maven", command, LOGS / "maven-verify.log", jdk.environment(), each_line)
    _STAMP.write(key)


def command_line(jdk: Jdk) -> Sequence[str]:
    """How to start Maven."""
    installed = shutil.which("mvn")
    if installed and _new_enough(installed, jdk):
        return [installed]
    if os.name == "nt":
        return [str(ROOT / "mvnw.cmd")]
    return ["sh", str(ROOT / "mvnw")]


def _new_enough(maven: str, jdk: Jdk) -> bool:
    answer = subprocess.run([maven, "--version"], capture_output=True, text=True, env=jdk.environment())
    version = re.search(r"Apache Maven (\d+)\.(\d+)", answer.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= _OLDEST


def _key() -> str:
    modules = [ROOT / name for name in ("kernel", "lib", "grader")]
    sources = [part for module in modules for part in (module / "pom.xml", module / "src" / "main")]
    return digest(ROOT / "pom.xml", *sources)


def _follower(progress: Progress) -> Callable[[str], None]:
    """Turns Maven's lines into a state: which module, and how much has been downloaded."""
    module, megabytes = "starting Maven", 0.0
    scale = {"B": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}

    def follow(line: str) -> None:
        nonlocal module, megabytes
        if building := re.match(r"\[INFO\] Building (.+) \S+ +\[(\d+/\d+)\]", line):
            module = f"{building[2]} {building[1]}"
        elif loaded := re.search(r"Downloaded from \S+: \S+ \(([\d.]+) (\w+) at", line):
            megabytes += float(loaded[1]) * scale.get(loaded[2], 0.0)
        elif not line.startswith(("Downloading", "Progress")):
            return
        progress.update(module + (f", {megabytes:.0f} MB downloaded" if megabytes >= 1 else ""))

    return follow
