"""The driver behind `nabla run`, with the Python kernel that is there anyway: quick, and independent of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
import run_notebooks
from nabla_cli import notebook_file

NotebookMaker = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Calls the driver here, which saves the start of a Python for each test."""

    def call(*words: object) -> subprocess.CompletedProcess[str]:
        command = ["--kernel", "python3", *map(str, words)]
        status = run_notebooks.main(command)
        said = capfd.readouterr()
        return subprocess.CompletedProcess(command, status, said.out, said.err)

    return call


def cells(path: Path) -> list[dict[str, object]]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]


def test_a_good_notebook_ends_0_and_says_cells_time_and_memory(run: Run, notebook: NotebookMaker) -> None:
    answer = run(notebook("print(1)", "2 + 3"))
    assert answer.returncode == 0, answer.stderr
    last = answer.stdout.splitlines()[-1]
    assert "small.ipynb: 2 cells, " in last
    peak = int(last.split("peak ")[1].split(" MB")[0])
    assert 20 < peak < 2000


def test_the_peak_counts_what_the_kernel_starts(run: Run, notebook: NotebookMaker) -> None:
    child = "x = bytearray(400 << 20); import time; time.sleep(1)"
    answer = run(notebook(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"))
    assert int(answer.stdout.split("peak ")[1].split(" MB")[0]) > 400


def test_a_failing_cell_is_named_with_notebook_number_and_error(run: Run, notebook: NotebookMaker) -> None:
    answer = run(notebook("1", "raise ValueError('label has 198 entries')", "print('not reached')"))
    assert answer.returncode == 1
    (complaint,) = [line for line in answer.stderr.splitlines() if line.startswith("nabla:")]
    assert complaint.endswith("small.ipynb: cell 2 of 3: ValueError: label has 198 entries")
    assert "not reached" not in answer.stdout


def test_the_notebooks_after_a_failing_one_are_run_all_the_same(run: Run, notebook: NotebookMaker) -> None:
    answer = run(notebook("1/0", name="a.ipynb"), notebook("1", name="b.ipynb"))
    assert answer.returncode == 1
    assert "a.ipynb: cell 1 of 1: ZeroDivisionError" in answer.stderr
    assert "b.ipynb: 1 cells" in answer.stdout
    assert "1 of 2 notebooks ran to the end" in answer.stdout


def test_a_cell_that_takes_too_long_is_named(run: Run, notebook: NotebookMaker) -> None:
    answer = run("--timeout", 2, notebook("import time\nwhile True: time.sleep(0.1)"))
    assert answer.returncode == 1
    assert "small.ipynb: cell 1 of 1: not done after 2 s; --timeout allows more" in answer.stderr


def test_a_kernel_that_dies_is_said(run: Run, notebook: NotebookMaker) -> None:
    answer = run(notebook("1", "import os; os._exit(3)"))
    assert answer.returncode == 1
    assert "small.ipynb: cell 2 of 2: the kernel died" in answer.stderr


@pytest.mark.parametrize("text", ["", "not json", "{}", '{"nbformat": 4, "cells": 7}'])
def test_a_file_that_is_no_notebook_is_said(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.ipynb").write_text(text)
    answer = run(tmp_path / "bad.ipynb")
    assert answer.returncode == 1
    assert "bad.ipynb: not a notebook" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_kernel_that_is_not_there_is_said(run: Run, notebook: NotebookMaker) -> None:
    answer = run("--kernel", "nothing", notebook("1"))
    assert answer.returncode == 1
    assert answer.stderr.startswith("nabla: there is no kernel nothing; there are: ")
    assert len(answer.stderr.splitlines()) == 1


def test_a_kernel_that_does_not_start_is_said(
    run: Run, notebook: NotebookMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kernels" / "dead"
    folder.mkdir(parents=True)
    specification = {"argv": [sys.executable, "-c", "raise SystemExit(3)"], "display_name": "dead", "language": "java"}
    (folder / "kernel.json").write_text(json.dumps(specification))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    answer = run("--kernel", "dead", notebook("1"))
    assert answer.returncode == 1
    assert "small.ipynb: the kernel did not start: Kernel died before replying to kernel_info" in answer.stderr


def test_nothing_is_stored_unless_asked(run: Run, notebook: NotebookMaker) -> None:
    path = notebook("print(1)")
    before = path.read_bytes()
    assert run(path).returncode == 0
    assert path.read_bytes() == before


def test_save_stores_outputs_in_place_and_twice_gives_the_same_bytes(run: Run, notebook: NotebookMaker) -> None:
    path = notebook("print(1); print(2)", "6 * 7")
    assert run("--save", path).returncode == 0
    first = path.read_bytes()
    assert cells(path)[0]["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["1\n", "2\n"]}]
    assert cells(path)[1]["execution_count"] == 2
    assert run("--save", path).returncode == 0
    assert path.read_bytes() == first
    assert first.endswith(b"\n")
    assert not list(path.parent.glob("*.part"))


def test_what_is_stored_says_nothing_of_machine_or_time(run: Run, notebook: NotebookMaker) -> None:
    path = notebook("1")
    text = json.loads(path.read_text())
    text["metadata"]["widgets"] = {"state": {}}
    text["cells"][1]["metadata"] = {"execution": {"iopub.status.busy": "2026"}, "scrolled": True, "tags": ["kept"]}
    path.write_text(json.dumps(text))
    assert run("--save", path).returncode == 0
    stored = json.loads(path.read_text())
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}
    assert stored["metadata"]["kernelspec"]["name"] == "java"
    assert stored["metadata"]["language_info"] == notebook_file.LANGUAGE
    assert cells(path)[0]["metadata"] == {"tags": ["kept"]}


def test_what_is_printed_before_and_after_a_display_is_stored_there(run: Run, notebook: NotebookMaker) -> None:
    path = notebook("print('a'); print('b', flush=True); display(1); print('10 %\\r100 %')")
    assert run("--save", path).returncode == 0
    (cell,) = cells(path)
    kinds = [(output["output_type"], output.get("text")) for output in cell["outputs"]]
    assert kinds == [("stream", ["a\n", "b\n"]), ("display_data", None), ("stream", ["100 %\n"])]


def test_to_leaves_the_notebook_alone_and_stores_beside(run: Run, notebook: NotebookMaker, tmp_path: Path) -> None:
    path = notebook("1 + 1")
    before = path.read_bytes()
    assert run("--to", tmp_path / "out", path).returncode == 0
    assert path.read_bytes() == before
    assert cells(tmp_path / "out" / "small.ipynb")[0]["outputs"]


def test_a_failing_notebook_is_not_stored(run: Run, notebook: NotebookMaker) -> None:
    path = notebook("print(1)", "1/0")
    before = path.read_bytes()
    assert run("--save", path).returncode == 1
    assert path.read_bytes() == before


def test_a_notebook_runs_in_its_own_folder(run: Run, notebook: NotebookMaker, tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("here")
    assert run(notebook("assert open('data.txt').read() == 'here'")).returncode == 0


def test_no_kernel_is_left_running(run: Run, notebook: NotebookMaker, tmp_path: Path) -> None:
    run(notebook(f"open({str(tmp_path / 'pid')!r}, 'w').write(str(__import__('os').getpid()))", "1/0"))
    assert not psutil.pid_exists(int((tmp_path / "pid").read_text()))
