"""docs/kernel-promises.md names a test for each promise; here, that it exists."""

import ast
import re

from harness import ROOT

PAGE = ROOT / "docs" / "kernel-promises.md"
HERE = ROOT / "tests" / "kernel"


def test_every_test_the_page_names_exists():
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 50
    tests = {}
    for file in sorted({file for file, _ in named}):
        tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
        tests[file] = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert [f"{file}::{name}" for file, name in named if name not in tests[file]] == []


def test_every_row_names_a_test():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| (?!-)", line)]
    heads = [row for row in rows if row.rstrip().endswith(("| test |", "| test that it is absent |"))]
    assert [row for row in rows if row not in heads and "::test_" not in row] == []


def test_the_page_on_other_kernels_names_tests_that_exist_in_every_row():
    page = (ROOT / "docs" / "kernel-compatibility.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\| (?!-)", line) or line.startswith("| – ")]
    rows = [row for row in rows if not row.rstrip().endswith("| test |")]
    assert len(rows) > 25
    assert [row for row in rows if "::test_" not in row] == []
    for file, name in set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", page)):
        assert f"def {name}(" in (HERE / file).read_text(encoding="utf-8"), f"{file}::{name}"
