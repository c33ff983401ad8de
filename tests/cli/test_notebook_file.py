"""Notebooks are written as JupyterLab's save writes them."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from nabla_cli import notebook_file
from nabla_cli.console import Problem


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (2.5, "2.5"),
        (1e16, "10000000000000000"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e21, "1e+21"),
        ({"a": [3.0, True, None, "4.0"]}, '{"a": [3, true, null, "4.0"]}'),
    ],
)
def test_numbers_are_javascripts(value: object, written: str) -> None:
    assert json.dumps(notebook_file.numbers(value)) == written


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\nb\n", "a\nb\n"),
        ("10 %\r100 %\n", "100 %\n"),
        ("abc\rX", "Xbc"),
        ("line\r\nnext", "line\nnext"),
        ("abc\b\bX", "aX"),
        ("\b\ba", "a"),
        ("a\n\bb", "a\nb"),
    ],
)
def test_a_text_is_stored_as_it_is_shown(typed: str, shown: str) -> None:
    assert notebook_file.typed(typed) == shown


def test_streams_are_joined_where_they_follow_each_other() -> None:
    def stream(name: str, text: str) -> dict:
        return {"output_type": "stream", "name": name, "text": text}

    plot = {"output_type": "display_data", "data": {}}
    pieces = [stream("stdout", "a"), stream("stdout", "b"), stream("stderr", "c"), stream("stdout", "d"), plot]
    joined = notebook_file.joined([*pieces, stream("stdout", "e")])
    assert joined == [stream("stdout", "ab"), stream("stderr", "c"), stream("stdout", "d"), plot, stream("stdout", "e")]


def test_the_layout_is_nbformats(tmp_path: Path) -> None:
    path = next((ROOT / "notebooks").glob("*.ipynb"))
    content = path.read_text("utf-8")
    assert nbformat.writes(nbformat.reads(content, 4), 4) + "\n" == notebook_file.text(json.loads(content))


def test_tidying_twice_changes_nothing_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = nbformat.v4.new_notebook(metadata={"language_info": {"name": "java", "version": "25.0.1"}, "title": "kept"})
    data = {"application/vnd.nabla.claim+json": {"values": [1.0]}}
    book.cells = [nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data)])]
    book.cells[0].metadata["execution"] = {"iopub.status.busy": "2026"}
    path = tmp_path / "a.ipynb"
    nbformat.write(book, path)
    assert notebook_file.start([str(path)]) == 0
    once = path.read_bytes()
    stored = json.loads(once)
    assert stored["metadata"]["language_info"] == notebook_file.LANGUAGE
    assert stored["metadata"]["title"] == "kept"
    assert stored["cells"][0]["metadata"] == {}
    assert b"1.0" not in once
    assert "1 of 1 notebooks changed" in capsys.readouterr().out
    assert notebook_file.start([str(path)]) == 0
    assert path.read_bytes() == once
    assert "0 of 1 notebooks changed" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"cells": 1, "metadata": {}}'])
def test_what_is_no_notebook_is_left_alone_and_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.ipynb"
    path.write_text(content)
    with pytest.raises(Problem, match=r"bad\.ipynb is no notebook that can be read"):
        notebook_file.start([str(path)])
    assert path.read_text() == content
