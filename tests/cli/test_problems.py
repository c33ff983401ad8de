"""What a fresh machine may lack is said in one line, with the remedy."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from conftest import Nabla
from nabla_cli import jdk, maven, process, setup, venv
from nabla_cli.console import Problem
from nabla_cli.main import main

# What Maven 3.8 and 3.9 print without a network, shortened in the middle.
MAVEN_OFFLINE = """\
[INFO] Scanning for projects...
[ERROR] [ERROR] Some problems were encountered while processing the POMs:
[ERROR] Non-resolvable import POM: Could not transfer artifact org.junit:junit-bom:pom:5.14.1 from/to central: \
transfer failed for a file: junit-bom: Temporary failure in name resolution
"""


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder to put in front of PATH."""
    folder = tmp_path / "tools"
    folder.mkdir()
    return folder


def script(file: Path, text: str) -> None:
    file.write_text("#!/bin/sh\n" + text)
    file.chmod(0o755)


def one_line(text: str) -> str:
    """The only line of complaint."""
    complaints = [line for line in text.splitlines() if line.startswith("nabla: ")]
    assert len(complaints) == 1, text
    assert "Traceback" not in text
    return complaints[0]


def test_no_ensurepip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else real(name))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with pytest.raises(Problem, match=rf"venv or ensurepip is missing.*apt install python{version}-venv"):
        venv.prepare(tmp_path / "venv", [])


def test_no_network_for_python_packages(nabla: Nabla, scratch: Path) -> None:
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_FIND_LINKS": None,
        "HTTPS_PROXY": None,
    }
    answer = nabla("lab", "--no-browser", checkout=scratch, env=nowhere)
    assert answer.returncode == 1
    assert "pip: no network: the first use downloads what is needed" in one_line(answer.stderr)
    assert "pip-.venv.log" in answer.stderr


def test_no_network_for_java_libraries(nabla: Nabla, scratch: Path, tools: Path) -> None:
    script(
        tools / "mvn",
        f'[ "$1" = --version ] && echo "Apache Maven 3.9.9 (x)" && exit\ncat <<X\n{MAVEN_OFFLINE}X\nexit 1\n',
    )
    answer = nabla("grade", checkout=scratch, env={"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"})
    assert answer.returncode == 1
    assert "Maven: no network: the first use downloads what is needed" in one_line(answer.stderr)


def test_a_compiler_error_is_quoted(nabla: Nabla, scratch: Path) -> None:
    broken = scratch / "kernel/src/main/java/nabla/kernel/Broken.java"
    broken.write_text("package nabla.kernel;\nclass Broken { int x = ; }\n")
    answer = nabla("grade", checkout=scratch)
    assert answer.returncode == 1
    assert "Broken.java:[2,24]" in one_line(answer.stderr)


Usage = namedtuple("Usage", "total used free")


def test_too_little_disk_space_is_said_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10 << 30, 9 << 30, 1 << 30))
    monkeypatch.setattr(maven, "ready", lambda: False)
    monkeypatch.setattr(maven, "build", lambda jdk: pytest.fail("started all the same"))
    assert main(["grade", "validate"]) == 1
    assert "needs 2 GB of disk space and 1.0 GB are free" in one_line(capsys.readouterr().err)


def test_a_set_up_checkout_needs_no_more_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10 << 30, 10 << 30, 1 << 20))
    setup._check_space(done=True)


@pytest.mark.parametrize(
    "said", ["OSError: [Errno 28] No space left on device", "java.io.IOException: No space left on device"]
)
def test_a_disk_that_fills_up_on_the_way(said: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", f"print({said!r}); raise SystemExit(1)"]
    with pytest.raises(Problem, match="pip: the disk is full: free some space"):
        process.run_logged("pip", command, tmp_path / "log")


def test_no_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig><dir>/nonexistent</dir></fontconfig>')
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    monkeypatch.setattr(setup, "STATE", tmp_path)
    setup._check_drawing(jdk.find())
    assert "Java finds no font here, so plots will fail: install one" in one_line(capsys.readouterr().err)
    assert not list(tmp_path.glob("*.stamp")), "it must be said again until there is a font"


def test_with_a_font_nothing_is_said_and_java_is_asked_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "STATE", tmp_path)
    setup._check_drawing(jdk.find())
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(setup.subprocess, "run", lambda *a, **k: pytest.fail("asked again"))
    setup._check_drawing(jdk.find())


def test_an_old_maven_is_passed_over_for_the_wrapper(monkeypatch: pytest.MonkeyPatch, tools: Path) -> None:
    script(tools / "mvn", 'echo "Apache Maven 3.6.3 (x)"\n')
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    assert maven.command_line(jdk.find())[-1].endswith("mvnw")
    script(tools / "mvn", 'echo "Apache Maven 3.8.7"\n')
    assert maven.command_line(jdk.find()) == [str(tools / "mvn")]


def test_a_notebook_that_is_not_there(nabla: Nabla) -> None:
    answer = nabla("run", "notebooks/99-nothing.ipynb")
    assert answer.returncode == 1
    assert one_line(answer.stderr) == "nabla: notebooks/99-nothing.ipynb: no such notebook"


def test_a_benchmark_that_is_not_there(nabla: Nabla) -> None:
    answer = nabla("bench", "nothing")
    assert answer.returncode == 1
    assert "there is no benchmark nothing; there are:" in one_line(answer.stderr)
