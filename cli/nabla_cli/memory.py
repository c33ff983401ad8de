"""How much memory a kernel's Java heap may take."""

from __future__ import annotations

import os
from pathlib import Path

_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
_MEGA = 1 << 20


def heap() -> str:
    """NABLA_HEAP, else two fifths of the memory, from 512 MB to 4 GB: the engines' own memory is not on the heap."""
    named = os.environ.get("NABLA_HEAP")
    if named:
        return named
    total = available()
    return f"{min(max(total * 2 // 5 // _MEGA, 512), 4096) if total else 1024}m"


def available() -> int:
    """This machine's memory in bytes, or less where a container is held to less; 0 if the system does not say."""
    limits = [_container_limit(Path(file)) for file in _LIMITS]
    return min([limit for limit in [_physical(), *limits] if limit], default=0)


def _physical() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _container_limit(file: Path) -> int:
    try:
        return int(file.read_text())
    except (OSError, ValueError):
        return 0
