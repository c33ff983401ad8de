"""What a step was last done with, so that it is redone only when that has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(*parts: str | Path) -> str:
    """A hash over texts, files and whole folders (names and contents, in a fixed order)."""
    sha = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            sha.update(part.encode())
        else:
            for file in _files(part):
                sha.update(file.relative_to(part.parent).as_posix().encode())
                sha.update(hashlib.sha256(file.read_bytes()).digest())
        sha.update(b"\0")
    return sha.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path] if path.exists() else []


class Stamp:
    """One step's memory: the digest it was done with, kept in a file next to what the step made."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def says(self, key: str) -> bool:
        try:
            return self.file.read_text(encoding="utf-8") == key
        except OSError:
            return False

    def write(self, key: str) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(key, encoding="utf-8")

    def clear(self) -> None:
        self.file.unlink(missing_ok=True)
