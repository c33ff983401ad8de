"""Where things lie in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLI = ROOT / "cli"
NOTEBOOKS = ROOT / "notebooks"

VENV = ROOT / ".venv"
USERS_LIST = ROOT / "binder" / "requirements.txt"
TESTS_LIST = ROOT / "tests" / "requirements.txt"
JJAVA_LIST = ROOT / "tests" / "jjava.txt"

STATE = ROOT / ".nabla"
TESTS_VENV = STATE / "tests"
JJAVA = STATE / "jjava"
STARTUP = STATE / "startup.jsh"
LOGS = STATE / "logs"

KERNEL_JAR = ROOT / "kernel" / "target" / "nabla-kernel.jar"
LIB_JAR = ROOT / "lib" / "target" / "nabla-lib.jar"
LIB_CLASSPATH = ROOT / "lib" / "target" / "classpath"
GRADER_JAR = ROOT / "grader" / "target" / "nabla-grader.jar"
GRADER_CLASSPATH = ROOT / "grader" / "target" / "classpath"


def short(path: Path) -> str:
    """The path as a reader of messages wants it: relative to the checkout where it lies inside."""
    try:
        return str(path.resolve().relative_to(ROOT))
    except ValueError:
        return str(path)


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def share_of(prefix: Path) -> Path:
    return prefix / "share" / "jupyter"
