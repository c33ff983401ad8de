"""Running the tools that set things up: their output goes to a log, and a failure is put in one line."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from nabla_cli.console import Problem
from nabla_cli.places import ROOT, short

_NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|Failed to establish a new connection|"
    r"Temporary failure in name resolution|Name or service not known|nodename nor servname|getaddrinfo failed|"
    r"Network is unreachable|No route to host|Connection refused|Could not resolve host|unable to resolve host|"
    r"UnknownHostException|Unknown host|Cannot connect to proxy|connection timed out|Connect timed out|"
    r"ConnectException|w?get: Failed to fetch|curl: Failed to fetch",
    re.IGNORECASE,
)
_NO_SPACE = re.compile(r"No space left on device|There is not enough space on the disk|Errno 28", re.IGNORECASE)


def run_logged(
    what: str,
    command: Sequence[object],
    log: Path,
    environment: Mapping[str, str] | None = None,
    each_line: Callable[[str], None] = lambda line: None,
) -> None:
    """Runs a tool in the checkout; every line of its output goes to the log and to `each_line`.

    Raises Problem if the tool fails: no network, no space, or else the line that says most about the error.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    with open(log, "w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            env=dict(environment) if environment is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        assert process.stdout
        try:
            for line in process.stdout:
                file.write(line)
                lines.append(line.rstrip())
                each_line(lines[-1])
            status = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
    if status != 0:
        raise Problem(explain(what, lines, log))


def explain(what: str, lines: Sequence[str], log: Path) -> str:
    """One line for a tool that failed with this output."""
    text = "\n".join(lines)
    if _NO_SPACE.search(text):
        return f"{what}: the disk is full: free some space (a few GB) and run the command again"
    if _NO_NETWORK.search(text):
        return (
            f"{what}: no network: the first use downloads what is needed: connect (or set HTTPS_PROXY, "
            f"or a mirror in pip's and Maven's settings) and run the command again; details in {short(log)}"
        )
    places = [line for line in lines if re.search(r"ERROR.*\.java:", line)]
    errors = [line for line in lines if re.search(r"\bERROR\b|\berror:|Exception", line)]
    spoken = [line for line in reversed(lines) if line.strip()]
    first = (places or errors or spoken or ["it said nothing"])[0].strip()
    return f"{what} failed: {first}; details in {short(log)}"
