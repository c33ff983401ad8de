"""`nabla claims`: what the executed notebooks measured of each statement of the lecture notes, and what is missing."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nabla_cli.console import Problem
from nabla_cli.places import ROOT

TABLE = ROOT / "docs" / "claims.md"
MIME = "application/vnd.nabla.claim+json"
MARKS = {"holds": "✓", "refuted": "✗ refuted", "told": "· told"}

# The statements each notebook answers for; a statement may come up in several.
COVERS = {
    "01": "A01-A07 A09 A11 A13 A18 A25 H01 H10 H12",
    "02": "N01-N06 H01 H02",
    "03": "A05 A10 A12 H03 N04 N07-N12 N17 N18",
    "04": "F01-F11 N14 N15 N21",
    "05": "A03 O01-O12 O17 F08 T02",
    "06": "O13-O18",
    "07": "G01-G05 G07 O05",
    "08": "G06-G14 H04 H09 O17",
    "09": "A06 A12 A14 A20 N12 N13 N16 N19 N20 L01 L02 F11",
    "10": "D01-D09 H05 H14 A01 A06 A17 N08 N17 L03 L05",
    "11": "H04 H11 H15 O11 O12 T01-T08 R04-R06 D05",
    "12": "R01-R03 R07 R08 D04 T06 H13 O02",
    "13": "C01-C09 C16 N22 A14 A21 A22 L03 N20",
    "14": "A19 C10 C11 C13-C15 H13-H15",
    "15": "W01-W05 L04",
    "16": "Q01-Q06 A21",
    "17": "A06 A16 A20 C12 Q07-Q10 U03",
    "18": "A06 A08 A15 A23 A24 D08 H06-H08 L02 U01-U06",
}


@dataclass(frozen=True)
class Seen:
    """A claim as a notebook's output holds it."""

    id: str
    notebook: str
    statement: str
    measured: str
    bound: str
    verdict: str


def start(arguments: argparse.Namespace) -> int:
    """Prints the table, or writes it where it is kept."""
    text = table(ROOT / "notebooks")
    if arguments.save:
        TABLE.write_text(text, "utf-8")
        print(f"{TABLE.relative_to(ROOT)} is up to date")
    else:
        print(text, end="")
    return 0


def table(folder: Path) -> str:
    """The whole page."""
    paths = sorted(folder.glob("*.ipynb"))
    measured = [claim for path in paths for claim in claims_of(path)]
    claimed = {(claim.id, claim.notebook) for claim in measured}
    # A row of the notes' table beside a claim of the same notebook explains the claim; it is not an answer of its own.
    seen = measured + [row for path in paths for row in told_of(path) if (row.id, row.notebook) not in claimed]
    present = {path.name[:2] for path in paths}
    missing = [
        f"{number}: {id_}"
        for number, ids in COVERS.items()
        if number in present
        for id_ in expand(ids)
        if not any(claim.id == id_ and claim.notebook == number for claim in seen)
    ]
    planned = sorted({id_ for ids in COVERS.values() for id_ in expand(ids)})
    answered = {claim.id for claim in seen} & set(planned)
    lines = [
        "# Claims",
        "",
        "Made by `./nabla claims --save` from the executed notebooks; do not edit. Each id is a statement of the lecture notes.",
        "✓ holds, with the measurement and the bound it had to keep; ✗ was measured and is wrong; · is told, not measured.",
        "",
        f"{len(answered)} of {len(planned)} statements have been answered so far, by {len(measured)} claims.",
        "",
        "| id | notebook | statement | measured | required | |",
        "|---|---|---|---|---|---|",
    ]
    for claim in sorted(seen, key=lambda claim: (claim.id, claim.notebook)):
        cells = [claim.id, claim.notebook, claim.statement, claim.measured, claim.bound, MARKS[claim.verdict]]
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    lines += ["", "## Each statement", "", "| id | measured in | told in | planned in |", "|---|---|---|---|"]
    lines += [_where(id_, seen, present) for id_ in planned]
    lines += ["", "## Missing in a notebook that is there", "", *([f"- {each}" for each in missing] or ["Nothing."])]
    waiting = [number for number in COVERS if number not in present]
    if waiting:
        lines += ["", "## Notebooks still to come", "", *(f"- {number}: {COVERS[number]}" for number in waiting)]
    return "\n".join(lines) + "\n"


def _where(id_: str, seen: list[Seen], present: set[str]) -> str:
    """The row of a statement: the notebooks that measured it, that tell it, and that are still to do so."""
    told = {claim.notebook for claim in seen if claim.id == id_ and claim.verdict == "told"}
    measured = {claim.notebook for claim in seen if claim.id == id_ and claim.verdict != "told"}
    planned = {number for number, ids in COVERS.items() if number not in present and id_ in expand(ids)}
    return f"| {id_} | " + " | ".join(" ".join(sorted(each)) for each in (measured, told - measured, planned)) + " |"


def told_of(path: Path) -> Iterator[Seen]:
    """The statements that a notebook's table of the notes tells: rows under `| id | the notes say | what is exact |`."""
    for cell in _cells(path):
        if cell["cell_type"] != "markdown":
            continue
        inside = False
        for line in "".join(cell["source"]).splitlines():
            columns = [part.strip() for part in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
            if len(columns) < 2:
                inside = False
            elif columns[0] == "id":
                inside = True
            elif inside:
                for id_ in re.findall(r"\b[A-Z]\d\d\b", columns[0]):
                    yield Seen(id_, path.name[:2], columns[-1].replace("\\|", "|"), "", "", "told")


def claims_of(path: Path) -> Iterator[Seen]:
    """The claims in the outputs of one notebook, in order."""
    for cell in _cells(path):
        for output in cell.get("outputs", []):
            data = output.get("data", {}).get(MIME)
            if data:
                bound = "" if data["bound"] == "true" else data["bound"]
                measured = data["measured"] if data["values"] else ""
                yield Seen(data["id"], path.name[:2], data["statement"], measured, bound, data["verdict"])


def _cells(path: Path) -> list[dict]:
    try:
        cells: list[dict] = json.loads(path.read_text("utf-8"))["cells"]
    except (ValueError, KeyError) as error:
        raise Problem(f"{path.name} is no notebook ({error}): run it again with --save") from error
    return cells


def expand(ids: str) -> list[str]:
    """`A01-A03 B07` is A01, A02, A03, B07."""
    found: list[str] = []
    for part in ids.split():
        first, _, last = part.partition("-")
        end = int((last or first)[1:])
        found += [f"{first[0]}{number:02d}" for number in range(int(first[1:]), end + 1)]
    return found
