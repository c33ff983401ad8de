"""What `nabla grade` does before and around the grader."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from nabla_cli import grade
from nabla_cli.places import CLI

posix = pytest.mark.skipif(os.name == "nt", reason="files have no such permissions there")


@posix
def test_what_a_killed_grader_left_closed_is_opened_again(tmp_path: Path) -> None:
    for name in ("grader", "solutions", ".git", ".nabla"):
        (tmp_path / name).mkdir()
    secret = tmp_path / ".nabla" / "grading-secret"
    secret.write_text("hush")
    for path in (tmp_path / "grader", tmp_path / "solutions", secret):
        path.chmod(0)
    assert set(grade.reopen(tmp_path)) == {tmp_path / "grader", tmp_path / "solutions", secret}
    assert stat.S_IMODE((tmp_path / "grader").stat().st_mode) == 0o700
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert grade.reopen(tmp_path) == []


@posix
def test_ctrl_c_is_the_graders_own(tmp_path: Path) -> None:
    """The grader gets the signal from the terminal, too, and is given the time to put things in order."""
    script = tmp_path / "start.py"
    child = "import signal, sys, time\\n"
    child += "signal.signal(signal.SIGINT, lambda *a: (time.sleep(1.5), print('in order', flush=True), sys.exit(130)))\\n"
    child += "print('ready', flush=True)\\ntime.sleep(60)"
    script.write_text(
        textwrap.dedent(
            f"""
            import signal, sys
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.path.insert(0, {str(CLI)!r})
            from nabla_cli import grade
            grade.reopen = lambda: []
            grade.setup.jars = lambda: None
            grade.environment = lambda jdk: None
            grade.command = lambda jdk, words: [sys.executable, "-c", "{child}"]
            sys.exit(grade.start([]))
            """
        )
    )
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert out == "in order\n", err
    assert process.returncode == 130
