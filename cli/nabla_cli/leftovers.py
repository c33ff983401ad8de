"""Finding what a test run has left running: everything it starts inherits a mark in its environment."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

VARIABLE = "NABLA_TEST_RUN"
# What a closing browser or server still needs to go by itself.
GRACE = 5.0


def end(mark: str) -> list[str]:
    """Kills what still carries the mark after a moment's grace, and returns their command lines (Linux only)."""
    deadline = time.monotonic() + GRACE
    while (found := marked(mark)) and time.monotonic() < deadline:
        time.sleep(0.2)
    for pid in found:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return list(found.values())


def marked(mark: str) -> dict[int, str]:
    """The processes with the mark, but for this one: process number and command line."""
    needle = f"{VARIABLE}={mark}".encode()
    found: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if needle in (folder / "environ").read_bytes().split(b"\0") and int(folder.name) != os.getpid():
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        except OSError:
            continue
    return {pid: command for pid, command in found.items() if command}
