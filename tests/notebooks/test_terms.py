"""One name per idea, in Chinese too: headings and texts use the glossary's terms, and Taiwan's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff] ?[?:,;!] ?[\u4e00-\u9fff]|[\u4e00-\u9fff][?!]$")
NOTEBOOKS = sorted(path for folder in ("notebooks", "solutions", "exercises") for path in (ROOT / folder).glob("*.ipynb"))

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")


def rows(title: str) -> list[list[str]]:
    """The cells of the table below a heading of the glossary."""
    section = re.split(r"^#+ ", GLOSSARY.read_text("utf-8"), flags=re.MULTILINE)
    text = next(part for part in section if part.startswith(title))
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def terms() -> dict[str, list[str]]:
    """What each term is called in Chinese; a word such as padding may be two terms."""
    found: dict[str, list[str]] = {}
    for names, chinese, *_ in rows("Glossary"):
        for name in re.sub(r" \(.*\)", "", names).split(","):
            found.setdefault(name.strip().lower(), []).extend(filter(CHINESE.search, re.split("[/,、，]", chinese)))
    return found


TERMS = terms()
INSTEAD = {wrong: right for wrong, right, *_ in rows("Not used here")}


def prose(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [line for cell in cells if cell["cell_type"] == "markdown" for line in "".join(cell["source"]).splitlines()]


def headings(path: Path) -> list[str]:
    return [line.lstrip("# ") for line in prose(path) if re.match(r"#+ ", line)]


def test_the_glossary_has_terms_and_names_that_are_not_used() -> None:
    assert len(TERMS) > 100 and len(INSTEAD) > 5
    assert [name for names in TERMS.values() for name in names if any(wrong in name for wrong in INSTEAD)] == []


@every_notebook
def test_a_heading_that_is_a_term_has_the_glossarys_chinese_beside_it(path: Path) -> None:
    wrong = []
    for heading in headings(path):
        english = CHINESE.split(heading, maxsplit=1)[0]
        parts = [part.strip() for part in re.split(r"[:,]| and ", re.sub(r"^[\d.]+ ", "", english).lower())]
        names = [name for part in parts for name in TERMS.get(part, TERMS.get(part.removesuffix("s"), []))]
        if names and not any(name.strip() in heading for name in names):
            wrong.append(f"{heading}: the glossary has {' or '.join(names)}")
    assert wrong == []


@every_notebook
def test_no_second_name_stands_for_an_idea(path: Path) -> None:
    assert [f"{wrong} → {right}" for line in prose(path) for wrong, right in INSTEAD.items() if wrong in line] == []


@every_notebook
def test_chinese_has_full_width_punctuation(path: Path) -> None:
    assert [line for line in prose(path) if HALF_WIDTH.search(line)] == []
