"""`nabla test --quick` runs what a change can break, and says what it leaves out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from nabla_cli import quick
from nabla_cli.console import Problem
from nabla_cli.main import main

NOTEBOOK = "notebooks/05-gradient-descent.ipynb"


def test_documents_need_the_repository_checks_only() -> None:
    choice = quick.choose(["README.md", "docs/claims.md"])
    assert set(choice.tests) == set(quick.ALWAYS)
    assert not choice.modules
    assert not choice.notebooks
    assert "every notebook" in choice.left_out


def test_a_notebook_is_run_and_the_committed_ones_are_checked() -> None:
    choice = quick.choose([NOTEBOOK])
    assert choice.notebooks == {NOTEBOOK: "it has changed"}
    assert choice.tests["tests/notebooks/test_committed.py"] == NOTEBOOK
    assert not choice.modules


def test_the_library_is_tested_and_two_notebooks_run_on_it() -> None:
    name = "lib/src/main/java/nabla/Lab.java"
    choice = quick.choose([name])
    assert choice.modules == {"lib": name}
    assert choice.notebooks == dict.fromkeys(quick.LIBRARY_NOTEBOOKS, name)


def test_the_kernel_is_tested_and_seen_through_jupyter() -> None:
    name = "kernel/src/main/java/nabla/kernel/Main.java"
    choice = quick.choose([name])
    assert choice.modules == {"kernel": name}
    assert {f"tests/kernel/{file}" for file in quick.KERNEL_CORE} <= set(choice.tests)


def test_the_command_is_tested_without_its_slow_tests() -> None:
    choice = quick.choose(["cli/nabla_cli/lab.py"])
    assert "tests/cli/test_quick.py" in choice.tests
    assert not any(file.endswith(quick.SLOW_CLI) for file in choice.tests)
    assert any("fresh clone" in line for line in choice.left_out)


def test_the_parents_pom_concerns_every_module() -> None:
    assert set(quick.choose(["pom.xml"]).modules) == set(quick.MODULES)


def test_more_notebooks_than_there_is_time_for_are_named(root: Path) -> None:
    names = [f"notebooks/{path.name}" for path in sorted((root / "notebooks").glob("*.ipynb"))]
    choice = quick.choose(names)
    assert list(choice.notebooks) == names[: quick.MOST_NOTEBOOKS]
    for name in names[quick.MOST_NOTEBOOKS :]:
        assert any(line.startswith(name) for line in choice.left_out)


def test_a_test_that_has_changed_is_run_and_a_deleted_one_is_not() -> None:
    choice = quick.choose(["tests/cli/test_stamps.py", "tests/kernel/test_long_gone.py", "tests/browser/test_lab.py"])
    assert choice.tests["tests/cli/test_stamps.py"] == "it has changed"
    assert "tests/kernel/test_long_gone.py" not in choice.tests
    assert any("tests/browser/test_lab.py" in line for line in choice.left_out)


def test_every_file_that_is_named_exists(root: Path) -> None:
    names = [*quick.ALWAYS, *quick.LIBRARY_NOTEBOOKS, *(f"tests/kernel/{file}" for file in quick.KERNEL_CORE)]
    names += [f"tests/cli/{file}" for file in quick.SLOW_CLI]
    assert [name for name in names if not (root / name).is_file()] == []


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a branch that has left main."""
    monkeypatch.setattr(quick, "ROOT", tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("first", "second"):
        (tmp_path / name).write_text(name)
        commit(tmp_path, name)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def test_on_a_branch_everything_since_it_left_main_counts(checkout: Path) -> None:
    git(checkout, "switch", "-q", "-c", "mine")
    (checkout / "committed 中文").write_text("")
    commit(checkout, "mine")
    (checkout / "first").write_text("changed")
    (checkout / "unknown").write_text("")
    assert quick.changed_since(None)[1] == ["committed 中文", "first", "unknown"]


def test_on_main_the_last_commit_counts(checkout: Path) -> None:
    assert quick.changed_since(None) == ("HEAD~", ["second"])


def test_another_base_can_be_named(checkout: Path) -> None:
    assert quick.changed_since("HEAD")[1] == []
    with pytest.raises(Problem, match="git knows no nothing: name a commit or branch with --base"):
        quick.changed_since("nothing")


def test_stages_and_quick_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--quick", "java"]) == 1
    assert main(["test", "--base", "HEAD"]) == 1
    assert "--quick chooses by itself" in capsys.readouterr().err
