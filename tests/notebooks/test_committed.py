"""The notebooks as committed: they read well without being run, and say nothing of the machine that ran them."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from nabla_cli import notebook_file
from nabla_cli.places import VENV, python_of

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
MACHINE = re.compile(r"(?<![\w.~])(/(?:root|home|tmp|Users|work)/|file:/|[A-Z]:\\+Users)")

# Characters that JupyterLab shows of a line on a small laptop, side panel closed.
WIDEST = 130

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
every_executed = pytest.mark.parametrize(
    "path", NOTEBOOKS + SOLUTIONS, ids=lambda path: f"{path.parent.name}/{path.stem}"
)
every_committed = pytest.mark.parametrize(
    "path", NOTEBOOKS + SOLUTIONS + EXERCISES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)
every_exercise = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)


def code_cells(path: Path) -> list[dict]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]


def outputs(path: Path) -> list[tuple[int, dict]]:
    return [(number, output) for number, cell in enumerate(code_cells(path), 1) for output in cell["outputs"]]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
    assert [path.name for path in SOLUTIONS] == [path.name for path in EXERCISES] != []


@every_executed
def test_every_cell_is_executed_in_order(path: Path) -> None:
    counts = [cell["execution_count"] for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@every_notebook
def test_no_line_of_code_is_wider_than_the_page(path: Path) -> None:
    wide = [line for cell in code_cells(path) for line in "".join(cell["source"]).splitlines() if len(line) > WIDEST]
    assert wide == []


@every_executed
def test_no_cell_failed_or_wrote_to_stderr(path: Path) -> None:
    bad = [
        (number, output.get("ename") or "".join(output["text"]))
        for number, output in outputs(path)
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]
    assert bad == []


@every_executed
def test_nothing_names_a_folder_of_the_machine(path: Path) -> None:
    texts = {number: without_images(cell) for number, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"])}
    assert {number: MACHINE.findall(text) for number, text in texts.items() if MACHINE.search(text)} == {}


@every_executed
def test_no_formula_lost_its_backslash(path: Path) -> None:
    """What an escape makes of $\\beta$, $\\tau$ or $\\alpha$: a control character, then the rest of the name."""
    lost = re.compile(r"[\x00-\x09\x0b-\x1f]|\$\n(?:ho|abla|u\\b)")
    sources = {number: "".join(cell["source"]) for number, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"])}
    assert {number: lost.findall(source) for number, source in sources.items() if lost.search(source)} == {}


def without_images(cell: dict) -> str:
    for output in cell.get("outputs", []):
        for kind in [kind for kind in output.get("data", {}) if kind.startswith("image/") and "svg" not in kind]:
            del output["data"][kind]
    return json.dumps(cell, ensure_ascii=False)


@every_executed
def test_plots_are_small_and_so_is_the_file(path: Path) -> None:
    assert path.stat().st_size < 2_000_000
    for number, output in outputs(path):
        for kind, data in output.get("data", {}).items():
            if kind.startswith("image/"):
                text = "".join(data)
                size = len(text) if "svg" in kind else len(base64.b64decode(text))
                assert size < 60_000, f"cell {number}: {kind} of {size} bytes"


@every_notebook
def test_it_has_plots_with_a_text_for_who_cannot_see_them(path: Path) -> None:
    bundles = [output["data"] for _, output in outputs(path) if "data" in output]
    images = [bundle for bundle in bundles if any(kind.startswith("image/") for kind in bundle)]
    assert images
    assert [bundle for bundle in images if not "".join(bundle.get("text/plain", ""))] == []


@every_committed
def test_its_bytes_are_what_jupyterlab_writes(path: Path) -> None:
    """So that opening it changes nothing, and a diff shows what changed in it, not which tool wrote it."""
    content = path.read_text("utf-8")
    assert notebook_file.text(json.loads(content)) == content, "./nabla tidy mends it"


@every_executed
def test_its_bytes_are_what_save_writes(path: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'cli'); import run_notebooks as r;"
        "r.store(r.read(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    subprocess.run([python_of(VENV), "-c", code, path, tmp_path / path.name], cwd=ROOT, check=True)
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()
    assert not list(path.parent.glob("*.part"))


@every_exercise
def test_an_exercise_is_handed_out_without_outputs(path: Path) -> None:
    assert outputs(path) == []
    assert {cell["execution_count"] for cell in code_cells(path)} == {None}
