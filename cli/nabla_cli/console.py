"""What the command says, and how it gives up: in one line that names the remedy."""

from __future__ import annotations

import io
import shutil
import sys
import time
from types import TracebackType


class Problem(Exception):
    """Something the user has to see to. Its text is one line: what is missing, and how to get it."""


def speak_any_language() -> None:
    """A terminal that lacks a character shows another in its place; the command must not fail over it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    print(text, flush=True)


def complain(text: str) -> None:
    print(f"nabla: {text}", file=sys.stderr, flush=True)


def seconds(duration: float) -> str:
    minutes, rest = divmod(int(duration + 0.5), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{duration:.1f} s"


class Progress:
    """A step that takes a while: a line that is rewritten on a terminal, and a line now and then in a log."""

    LOG_EVERY = 15.0

    def __init__(self, what: str, closing: bool = True) -> None:
        self.what = what
        self.closing = closing
        self.start = time.monotonic()
        self.last_logged = self.start
        self.live = sys.stdout.isatty()

    def __enter__(self) -> Progress:
        say(f"{self.what} …") if not self.live else self._rewrite("…")
        return self

    def update(self, state: str) -> None:
        now = time.monotonic()
        if self.live:
            self._rewrite(state)
        elif now - self.last_logged >= self.LOG_EVERY:
            self.last_logged = now
            say(f"{self.what}: {state}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.live:
            print("\r\033[K", end="")
        if kind is None and self.closing:
            say(f"{self.what}: done in {seconds(time.monotonic() - self.start)}")

    def _rewrite(self, state: str) -> None:
        line = f"{self.what}: {state}"
        print("\r\033[K" + line[: shutil.get_terminal_size().columns - 1], end="", flush=True)
