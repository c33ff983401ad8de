"""docs/teaching.md names a test for each promise; here, that it exists, and that its commands do."""

from __future__ import annotations

import ast
import re

from nabla_cli.places import ROOT

PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
JAVA = ROOT / "grader" / "src" / "test" / "java"
HERE = ROOT / "tests" / "cli"


def promises() -> list[str]:
    rows = PAGE.split("| promise | test |\n|---|---|\n")[1].strip().splitlines()
    assert len(rows) > 20
    return rows


def test_every_promise_names_a_test() -> None:
    assert [row for row in promises() if "::" not in row.rsplit("|", 2)[1]] == []


def test_every_test_of_the_grader_that_the_page_names_exists() -> None:
    named = re.findall(r"`(\w+Test)::(\w+)`", PAGE)
    assert len(named) > 25
    sources = {file.stem: file.read_text(encoding="utf-8") for file in JAVA.rglob("*Test.java")}
    assert [f"{name}::{test}" for name, test in named if f" {test}(" not in sources.get(name, "")] == []


def test_every_test_of_the_command_that_the_page_names_exists() -> None:
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)
    assert named
    for file, test in named:
        tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, f"{file}::{test}"


def test_every_option_on_the_page_is_one_of_the_command() -> None:
    help_text = (ROOT / "grader/src/main/java/nabla/grade/Options.java").read_text(encoding="utf-8")
    options = set(re.findall(r"(?<![\w-])--[a-z]+", PAGE)) - {"--help"}
    assert {"--roster", "--due", "--late", "--keep", "--resume", "--export", "--unsafe"} <= options
    assert [option for option in sorted(options) if option not in help_text] == []
