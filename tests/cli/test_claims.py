"""`nabla claims` reads what the notebooks measured."""

from __future__ import annotations

import json
from pathlib import Path

from nabla_cli import claims


def notebook(folder: Path, name: str, *found: dict[str, object]) -> None:
    outputs = [{"output_type": "execute_result", "data": {claims.MIME: each}} for each in found]
    cells = [{"cell_type": "code", "source": "", "outputs": outputs}]
    (folder / name).write_text(json.dumps({"cells": cells}), "utf-8")


def claim(id_: str, verdict: str = "holds", values: tuple[float, ...] = (0.98,)) -> dict[str, object]:
    return {
        "id": id_,
        "statement": "a|b",
        "measured": "0.98",
        "bound": "> 0.97",
        "verdict": verdict,
        "values": list(values),
    }


def test_ranges_of_ids_are_written_out() -> None:
    assert claims.expand("A09-A11 B02") == ["A09", "A10", "A11", "B02"]


def test_all_statements_of_the_notes_are_planned() -> None:
    assert len({id_ for ids in claims.COVERS.values() for id_ in claims.expand(ids)}) == 172


def test_a_claim_is_a_row_and_a_missing_one_is_named(tmp_path: Path) -> None:
    notebook(tmp_path, "06-x.ipynb", *(claim(f"O{n}") for n in (13, 14, 15, 16)), claim("O17", "told", ()))
    text = claims.table(tmp_path)
    assert "| O13 | 06 | a\\|b | 0.98 | > 0.97 | ✓ |" in text
    assert "| O17 | 06 | a\\|b |  | > 0.97 | · told |" in text
    assert "- 06: O18" in text and "- 06: O13" not in text


def test_a_row_of_the_notes_table_tells_its_statements(tmp_path: Path) -> None:
    source = "## What the notes say\n\n| id | the notes say | what is exact |\n|---|---|---|\n| T01, T02 | holes | saddles |\n\nA12"
    cells = [{"cell_type": "markdown", "source": source}, {"cell_type": "markdown", "source": "| T03 | no | table |"}]
    (tmp_path / "11-x.ipynb").write_text(json.dumps({"cells": cells}), "utf-8")
    notebook(tmp_path, "05-x.ipynb", claim("T02"))
    text = claims.table(tmp_path)
    assert "| T01 | 11 | saddles |  |  | · told |" in text
    assert "| T01 |  | 11 |  |\n| T02 | 05 | 11 |  |\n| T03 |  |  |  |" in text
    assert "- 11: T03" in text and "- 11: T01" not in text
    assert "| D08 |  |  | 10 18 |" in text


def test_a_claim_counts_for_more_than_a_row_of_the_same_notebook(tmp_path: Path) -> None:
    notebook(tmp_path, "11-x.ipynb", claim("T01"))
    book = json.loads((tmp_path / "11-x.ipynb").read_text("utf-8"))
    book["cells"].append({"cell_type": "markdown", "source": "| id | notes | exact |\n|-|-|-|\n| T01 | a | b |"})
    (tmp_path / "11-x.ipynb").write_text(json.dumps(book), "utf-8")
    text = claims.table(tmp_path)
    assert text.count("| T01 | 11 | a") == 1 and "| T01 | 11 |  |  |" in text


def test_each_statement_is_measured_told_or_planned(root: Path) -> None:
    section = claims.table(root / "notebooks").split("## Each statement")[1].split("##")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ") and not line.startswith("| id")]
    assert len(rows) == 172
    assert [row for row in rows if not any(part.strip() for part in row.split("|")[2:-1])] == []


def test_the_committed_table_is_what_the_notebooks_say(root: Path) -> None:
    assert (root / "docs" / "claims.md").read_text("utf-8") == claims.table(root / "notebooks"), (
        "run ./nabla claims --save"
    )


def test_no_notebook_leaves_out_a_statement_it_answers_for(root: Path) -> None:
    assert "## Missing in a notebook that is there\n\nNothing." in claims.table(root / "notebooks")
