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


def test_the_committed_table_is_what_the_notebooks_say(root: Path) -> None:
    assert (root / "docs" / "claims.md").read_text("utf-8") == claims.table(root / "notebooks"), (
        "run ./nabla claims --save"
    )


def test_no_notebook_leaves_out_a_statement_it_answers_for(root: Path) -> None:
    assert "## Missing in a notebook that is there\n\nNothing." in claims.table(root / "notebooks")
