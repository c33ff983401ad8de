"""A JDK is found where users have one, and what is wrong with another is said in one line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nabla_cli import jdk
from nabla_cli.console import Problem
from nabla_cli.main import main


def make(folder: Path, version: str, *tools: str) -> Path:
    """A folder that looks like a Java installation."""
    (folder / "bin").mkdir(parents=True)
    for tool in tools:
        (folder / "bin" / tool).write_text("#!/bin/sh\nexit 0\n")
        (folder / "bin" / tool).chmod(0o755)
    (folder / "release").write_text(f'IMPLEMENTOR="test"\nJAVA_VERSION="{version}"\n')
    return folder


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A machine without any Java: no JAVA_HOME, nothing on PATH, nothing in the usual folders."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(jdk, "usual_folders", lambda: [])
    return monkeypatch


def test_no_java_at_all(bare: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("nabla: no JDK found: Nabla needs JDK 17 or newer: install one (Debian")
    assert len(error.splitlines()) == 1


def test_JAVA_HOME_that_is_too_old(bare: Any, tmp_path: Path) -> None:
    bare.setenv("JAVA_HOME", str(make(tmp_path / "jdk8", "1.8.0_292", "java", "javac")))
    with pytest.raises(Problem, match=r"JAVA_HOME is .*jdk8, but that is Java 1\.8\.0_292: Nabla needs JDK 17"):
        jdk.find()


def test_JAVA_HOME_without_a_compiler(bare: Any, tmp_path: Path) -> None:
    bare.setenv("JAVA_HOME", str(make(tmp_path / "jre", "17.0.1", "java")))
    with pytest.raises(Problem, match="a Java runtime without a compiler"):
        jdk.find()


def test_JAVA_HOME_that_is_no_java(bare: Any, tmp_path: Path) -> None:
    bare.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(Problem, match="there is no bin/java in it"):
        jdk.find()


def test_a_runtime_on_the_path_without_a_compiler(bare: Any, tmp_path: Path) -> None:
    bare.setenv("PATH", str(make(tmp_path / "jre", "21.0.1", "java") / "bin"))
    with pytest.raises(Problem, match="java is .*jre.*, but that is a Java runtime without a compiler"):
        jdk.find()


def test_JAVA_HOME_goes_before_the_path(bare: Any, tmp_path: Path) -> None:
    bare.setenv("PATH", str(make(tmp_path / "a", "17.0.1", "java", "javac") / "bin"))
    bare.setenv("JAVA_HOME", str(make(tmp_path / "b", "21.0.1", "java", "javac")))
    assert jdk.find().feature == 21


def test_the_path_goes_before_the_usual_folders(bare: Any, tmp_path: Path) -> None:
    bare.setenv("PATH", str(make(tmp_path / "a", "17.0.1", "java", "javac") / "bin"))
    bare.setattr(jdk, "usual_folders", lambda: [make(tmp_path / "b", "25", "java", "javac")])
    assert jdk.find().home == (tmp_path / "a").resolve()


def test_java_on_the_path_may_be_a_chain_of_links(bare: Any, tmp_path: Path) -> None:
    home = make(tmp_path / "a", "17.0.1", "java", "javac")
    (tmp_path / "alternatives").symlink_to(home / "bin" / "java")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "java").symlink_to(tmp_path / "alternatives")
    bare.setenv("PATH", str(tmp_path / "links"))
    assert jdk.find().home == home.resolve()


def test_with_an_unfit_java_on_the_path_the_newest_fit_one_elsewhere_is_taken(bare: Any, tmp_path: Path) -> None:
    bare.setenv("PATH", str(make(tmp_path / "old", "11.0.2", "java", "javac") / "bin"))
    homes = [
        make(tmp_path / "17", "17.0.1", "java", "javac"),
        make(tmp_path / "21", "21.0.1", "java", "javac"),
        make(tmp_path / "22-runtime", "22", "java"),
        make(tmp_path / "26", "26", "java", "javac"),
    ]
    bare.setattr(jdk, "usual_folders", lambda: homes)
    assert jdk.find().feature == 21


def test_a_jdk_newer_than_all_tested_is_used_with_a_note(
    bare: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare.setenv("JAVA_HOME", str(make(tmp_path / "26", "26", "java", "javac")))
    assert jdk.find().feature == 26
    assert "note: Java 26 is newer than any JDK that Nabla is tested on (17 to 25)" in capsys.readouterr().err


def test_a_jdk_without_a_release_file_is_asked(tmp_path: Path) -> None:
    home = make(tmp_path / "odd", "", "java", "javac")
    (home / "release").unlink()
    (home / "bin" / "java").write_text("#!/bin/sh\necho '    java.version = 19.0.2' >&2\n")
    assert jdk._read(home).feature == 19


def test_the_version_is_what_java_says_itself() -> None:
    found = jdk.find()
    said = subprocess.run([str(found.tool("java")), "-version"], capture_output=True, text=True).stderr
    assert f'"{found.version}' in said


def test_a_named_version_is_found_through_its_variable(bare: Any, tmp_path: Path) -> None:
    bare.setenv("JAVA_HOME_25", str(make(tmp_path / "25", "25.0.1", "java", "javac")))
    found = jdk.find_feature(25)
    assert found and found.version == "25.0.1"
    assert jdk.find_feature(24) is None


def test_what_runs_under_a_jdk_finds_that_one_first(tmp_path: Path) -> None:
    home = make(tmp_path / "a", "17.0.1", "java", "javac")
    environment = jdk.Jdk(home, "17.0.1").environment()
    assert environment["JAVA_HOME"] == str(home)
    assert environment["PATH"].split(os.pathsep)[0] == str(home / "bin")
