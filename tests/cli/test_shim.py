"""The shims find a Python, or say in one line that there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A PATH with what a shell script needs and no Python at all."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("sh", "dirname", "readlink"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def start(root: Path, tools: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(tools), **env}
    return subprocess.run([root / "nabla", "--version"], env=environment, capture_output=True, text=True)


def python(tools: Path, name: str, script: str) -> None:
    (tools / name).write_text(f"#!/bin/sh\n{script}\n")
    (tools / name).chmod(0o755)


def test_without_python_one_line_says_what_to_install(root: Path, tools: Path) -> None:
    answer = start(root, tools)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "Python 3.9 or newer is missing: install it" in answer.stderr


def test_a_python_that_is_too_old_is_passed_over(root: Path, tools: Path) -> None:
    python(tools, "python3", "exit 1")
    answer = start(root, tools)
    assert answer.returncode == 1
    assert "Python 3.9 or newer is missing" in answer.stderr


def test_a_newer_python_under_another_name_is_found(root: Path, tools: Path) -> None:
    python(tools, "python3", "exit 1")
    python(tools, "python3.12", f'exec "{sys.executable}" "$@"')
    assert start(root, tools).stdout == "nabla 0.1.0\n"


def test_NABLA_PYTHON_comes_first(root: Path, tools: Path) -> None:
    python(tools, "python3", "echo wrong one; exit 0")
    assert start(root, tools, NABLA_PYTHON=sys.executable).stdout == "nabla 0.1.0\n"


def test_it_works_through_a_link_and_from_anywhere(root: Path, tmp_path: Path) -> None:
    (tmp_path / "my nabla").symlink_to(root / "nabla")
    answer = subprocess.run(
        [tmp_path / "my nabla", "--version"], cwd=tmp_path, capture_output=True, text=True, env=dict(os.environ)
    )
    assert answer.stdout == "nabla 0.1.0\n", answer.stderr


def test_a_terminal_without_our_characters_is_no_reason_to_fail(root: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, 'cli'); from nabla_cli import console as c; c.speak_any_language(); c.say('∇…')"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    answer = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True)
    assert answer.stdout == "??\n", answer.stderr


def test_windows_has_the_same_rule_and_message(root: Path) -> None:
    text = (root / "nabla.cmd").read_bytes()
    assert b"sys.version_info < (3, 9)" in text
    assert b"Python 3.9 or newer is missing: install it" in text
    assert text.count(b"\n") == text.count(b"\r\n"), "cmd.exe needs CRLF"
