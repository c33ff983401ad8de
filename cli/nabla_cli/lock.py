"""Two commands at once must not set up the same checkout at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from nabla_cli.console import say


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Holds the lock file while the body runs; says so if another command has it, and waits."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "a+") as handle:
        if not _take(handle, wait=False):
            say("Another nabla command is setting up this checkout: waiting for it")
            _take(handle, wait=True)
        yield


if os.name == "nt":
    import msvcrt
    import time

    def _take(handle: IO[str], wait: bool) -> bool:
        while True:
            try:
                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
                return True
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)

else:
    import fcntl

    def _take(handle: IO[str], wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            return True
        except BlockingIOError:
            return False
