"""Notebooks as JupyterLab's save writes them, so that opening one, or saving it unchanged, changes nothing in its file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from nabla_cli.console import Problem, say
from nabla_cli.places import ROOT, short

# What JupyterLab writes down of a notebook's kernel: the kernelspec's, and the kernel's own words (KernelInfo.java).
KERNELSPEC = {"display_name": "Java (Nabla)", "language": "java", "name": "java"}
LANGUAGE = {
    "codemirror_mode": "text/x-java",
    "file_extension": ".java",
    "mimetype": "text/x-java",
    "name": "java",
    "pygments_lexer": "java",
    "version": "17",
}
# What front ends note down about how a cell was last looked at or run.
_FLEETING_CELL_FIELDS = ("execution", "collapsed", "scrolled", "jupyter", "ExecuteTime")
# From here on JavaScript writes a whole number with an exponent, as Python does.
_EXPONENT_FROM = 1e21


def start(named: Sequence[str]) -> int:
    """`nabla tidy`: rewrites the notebooks named, or all of the course, and says which have changed."""
    paths = [Path(name) for name in named] or committed()
    changed = [path for path in paths if _rewrite(path)]
    for path in changed:
        say(f"{short(path)}: tidied")
    say(f"{len(changed)} of {len(paths)} notebooks changed")
    return 0


def committed() -> list[Path]:
    """Every notebook of the course."""
    return sorted(path for name in ("notebooks", "solutions", "exercises") for path in (ROOT / name).glob("*.ipynb"))


def _rewrite(path: Path) -> bool:
    try:
        before = path.read_text("utf-8")
        after = text(json.loads(before))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Problem(f"{short(path)} is no notebook that can be read: {error}") from error
    if after == before:
        return False
    write(after, path)
    return True


def write(content: str, path: Path) -> None:
    """Writes a file whole or not at all."""
    beside = path.with_name(path.name + ".part")
    with open(beside, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)
    beside.replace(path)


def text(notebook: Any) -> str:
    """The file of a notebook, tidied, in the layout of nbformat."""
    return json.dumps(tidy(notebook), ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": ")) + "\n"


def tidy(notebook: Any) -> Any:
    """The notebook with only such metadata as is the same on every machine and at every time, and JavaScript's numbers."""
    metadata = {key: value for key, value in notebook["metadata"].items() if key != "widgets"}
    cells = [_tidy_cell(cell) for cell in notebook["cells"]]
    return {**notebook, "metadata": {**metadata, "kernelspec": KERNELSPEC, "language_info": LANGUAGE}, "cells": cells}


def _tidy_cell(cell: Any) -> Any:
    kept = {key: value for key, value in cell["metadata"].items() if key not in _FLEETING_CELL_FIELDS}
    tidied = {**cell, "metadata": kept}
    if "outputs" in cell:
        tidied["outputs"] = numbers(cell["outputs"])
    return tidied


def numbers(value: Any) -> Any:
    """The value after a browser has held it: JavaScript knows no `1.0`, only `1`."""
    if isinstance(value, dict):
        return {key: numbers(each) for key, each in value.items()}
    if isinstance(value, list):
        return [numbers(each) for each in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXPONENT_FROM:
        return int(Decimal(repr(value)))  # the digits that are written, not those of the nearest double
    return value


def joined(outputs: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """A cell's outputs with what follows each other on one stream in one piece, as JupyterLab shows and stores it."""
    whole: list[dict[str, Any]] = []
    for output in outputs:
        if output["output_type"] != "stream":
            whole.append(output)
        elif whole and whole[-1]["output_type"] == "stream" and whole[-1]["name"] == output["name"]:
            whole[-1]["text"] += output["text"]
        else:
            whole.append(output)
    for output in whole:
        if output["output_type"] == "stream":
            output["text"] = typed(output["text"])
    return whole


def typed(content: str) -> str:
    """What JupyterLab shows of a text: `\\r` goes back to the start of the line, `\\b` takes a character away."""
    if "\r" not in content and "\b" not in content:
        return content
    return "\n".join(_typed_line(line) for line in content.split("\n"))


def _typed_line(line: str) -> str:
    shown: list[str] = []
    at = 0
    for character in line:
        if character == "\r":
            at = 0
        elif character == "\b":
            if at > 0:
                del shown[at - 1 : at + 1]  # in the middle of a line JupyterLab takes what follows too
                at -= 1
        else:
            shown[at : at + 1] = [character]
            at += 1
    return "".join(shown)
