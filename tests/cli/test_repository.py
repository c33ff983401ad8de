"""What is committed: pinned lists, no traces of one machine, and a README whose commands exist."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from nabla_cli.main import _parser

PINNED = re.compile(r"^[A-Za-z0-9._-]+==[^ ;]+( ; .+)?$")


def tracked(root: Path, *patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=root, capture_output=True, text=True, check=True)
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def requirements(file: Path) -> list[str]:
    return [line for line in file.read_text().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("name", ["binder/requirements.txt", "tests/requirements.txt", "tests/jjava.txt"])
def test_every_python_package_has_an_exact_version(root: Path, name: str) -> None:
    lines = requirements(root / name)
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []


def test_what_users_get_is_a_closed_list(root: Path) -> None:
    """Installed as users have it, nothing is missing and nothing came along unasked."""
    python = root / ".venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    check = subprocess.run([*pip, "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout
    frozen = subprocess.run([*pip, "freeze"], capture_output=True, text=True, check=True).stdout
    listed = {canonical(line) for line in requirements(root / "binder" / "requirements.txt")}
    assert {canonical(line) for line in frozen.splitlines()} <= listed


def canonical(line: str) -> str:
    name, version = line.split(";")[0].strip().split("==")
    return re.sub(r"[-_.]+", "-", name).lower() + "==" + version


def test_no_committed_text_names_a_folder_of_somebodys_machine(root: Path) -> None:
    somebodys = re.compile(r"(?<![\w.~}-])/(?:root/|home/(?!jovyan)\w|Users/\w)|C:\\+Users")
    found = []
    for file in tracked(root):
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if somebodys.search(text):
            found.append(str(file.relative_to(root)))
    assert found == []


def test_the_command_runs_on_the_oldest_python_promised(root: Path) -> None:
    files = tracked(root, "cli/*.py")
    assert files
    for file in files:
        ast.parse(file.read_text(), feature_version=(3, 9))


def test_the_command_imports_the_standard_library_only(root: Path) -> None:
    if sys.version_info < (3, 10):
        pytest.skip("this Python does not list its standard library")
    allowed = {*sys.stdlib_module_names, "nabla_cli"}
    for file in tracked(root, "cli/nabla_cli/*.py", "cli/__main__.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= allowed, file


def commands(root: Path) -> list[list[str]]:
    """The ./nabla commands of the README, without placeholders and options in brackets."""
    found = re.findall(r"(?<!\w)\./nabla ([^`\n#]+)", (root / "README.md").read_text("utf-8"))
    plain = [re.sub(r"\[[^]]*\]|[A-Z…]{2,}\S*|[A-Z]+…", "", text).replace("\\|", "|").split() for text in found]
    return [[word.split("|")[0] for word in words] for words in plain if words]


def test_the_readmes_commands_exist(root: Path) -> None:
    assert len(commands(root)) >= 5
    for words in commands(root):
        if words[0] in ("lab", "grade", "bench"):
            words = words[:1]
        try:
            _parser().parse_args(words)
        except SystemExit:
            pytest.fail(f"README.md: nabla {' '.join(words)} is not a command")


def test_every_command_is_in_the_readme(root: Path) -> None:
    said = {words[0] for words in commands(root)}
    assert {"lab", "run", "test", "grade", "kernel", "bench"} <= said


def test_the_files_that_the_readme_links_to_exist(root: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (root / "README.md").read_text("utf-8"))
    assert [link for link in links if not (root / link).exists()] == []


def test_ci_runs_the_command_of_the_readme(root: Path) -> None:
    assert "./nabla test" in (root / ".ci" / "run").read_text()
    assert ["test"] in commands(root)
