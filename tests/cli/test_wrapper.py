"""The Maven wrapper fetches Maven from where MVNW_REPOURL says."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

NAME = "apache-maven-3.9.11/bin/mvn"
MAVEN = b'#!/bin/sh\necho "fetched Maven: $*"\n'


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo(NAME)
        entry.external_attr = 0o755 << 16
        archive.writestr(entry, MAVEN)
    return packed.getvalue()


def tarred() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        entry = tarfile.TarInfo(NAME)
        entry.mode, entry.size = 0o755, len(MAVEN)
        archive.addfile(entry, io.BytesIO(MAVEN))
    return packed.getvalue()


@pytest.fixture
def mirror() -> Iterator[tuple[str, list[str]]]:
    """A repository on this machine that answers any path with a Maven of one line, and notes the paths."""
    packed = {"zip": zipped(), "gz": tarred()}  # the wrapper asks for the latter where there is no unzip
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(packed[self.path.rsplit(".", 1)[1]])

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/mirror", asked
    server.shutdown()
    server.server_close()


def test_the_mirror_is_asked_once_and_in_a_repositorys_layout(
    root: Path, tmp_path: Path, mirror: tuple[str, list[str]]
) -> None:
    address, asked = mirror
    environment = {**os.environ, "MVNW_REPOURL": address, "MAVEN_USER_HOME": str(tmp_path), "no_proxy": "127.0.0.1"}
    for _ in range(2):
        answer = subprocess.run(["sh", root / "mvnw", "-q", "verify"], env=environment, capture_output=True, text=True)
        assert answer.stdout == "fetched Maven: -q verify\n", answer.stderr
    assert len(asked) == 1
    assert asked[0].startswith("/mirror/org/apache/maven/apache-maven/3.9.11/apache-maven-3.9.11-bin.")


def test_the_windows_wrapper_builds_the_same_address(root: Path) -> None:
    text = (root / "mvnw.cmd").read_text()
    assert '"$env:MVNW_REPOURL/org/apache/maven/apache-maven/$distributionVersion/$distributionUrlName"' in text
