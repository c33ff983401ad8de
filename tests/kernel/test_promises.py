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
