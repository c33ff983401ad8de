"""Starting `nabla lab` for a test, and ending it."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOKEN = "for-this-test"


@dataclass(frozen=True)
class Lab:
    address: str
    seconds_to_page: float


@contextmanager
def running(checkout: Path, folder: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Lab]:
    """JupyterLab once its page is served, with the time that took; its log is lab.log in the folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [str(checkout / "nabla"), "lab", "--no-browser", f"--port={port}", f"--IdentityProvider.token={TOKEN}"]
    log = folder / "lab.log"
    start = time.monotonic()
    with open(log, "w") as output:
        server = subprocess.Popen(
            [*words, *options], env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    try:
        while not _served(f"{address}/lab?token={TOKEN}"):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() - start < 60, log.read_text()
            time.sleep(0.05)
        yield Lab(address, time.monotonic() - start)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _served(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
