"""Opening a notebook changes nothing; running and saving it changes what `nabla run` would change."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import labs
import pytest
from conftest import ROOT, Nabla
from pages import autosave_every, browser_page, code_cells, open_notebook, wait_until_idle
from playwright.sync_api import Page, expect

AUTOSAVE = 2  # seconds; JupyterLab's own is two minutes
LOOKED_AT = ["05-gradient-descent.ipynb", "09-digits.ipynb"]
CELLS = [
    'System.out.println("before"); display(html("<b>between</b>")); System.out.println("after");',
    'System.out.print("10 %\\r100 %\\n"); System.err.println("and a warning");',
    "1.0",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opening")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    return folder


@pytest.fixture(scope="module")
def lab(folder: Path) -> Iterator[labs.Lab]:
    subprocess.run([ROOT / "nabla", "kernel", "install"], check=True)
    environment = {**os.environ, **autosave_every(AUTOSAVE, folder / "settings")}
    with labs.running(ROOT, folder, f"--ServerApp.root_dir={folder}", environment=environment) as started:
        yield started


@pytest.fixture(scope="module")
def page(lab: labs.Lab) -> Iterator[Page]:
    with browser_page() as page:
        yield page


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_notebook_that_is_opened_and_closed_is_as_it_was(lab: labs.Lab, page: Page, folder: Path, name: str) -> None:
    path = folder / "notebooks" / name
    before, written = path.read_bytes(), path.stat().st_mtime_ns
    open_notebook(lab, page, f"notebooks/{name}")
    for _ in range(5):
        page.keyboard.press("PageDown")
    page.wait_for_timeout(1000 * 3 * AUTOSAVE)
    assert page.locator(".jp-mod-dirty").count() == 0, "it is marked as changed"
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_text("Close Tab", exact=True).click()
    expect(page.locator(".jp-NotebookPanel")).to_have_count(0)
    assert page.locator(".jp-Dialog").count() == 0
    assert path.stat().st_mtime_ns == written, "it was written"
    assert path.read_bytes() == before


def test_a_notebook_that_is_changed_is_saved_by_itself(lab: labs.Lab, page: Page, folder: Path, notebook) -> None:
    """The control of the test above: nothing was saved there although it would have been."""
    path = folder / "changed.ipynb"
    shutil.copy(notebook("1"), path)
    open_notebook(lab, page, path.name)
    code_cells(page).first.locator(".cm-content").click()
    page.keyboard.press("Home")
    page.keyboard.type("23 + ")
    deadline = time.monotonic() + 30 * AUTOSAVE
    while b"23 + 1" not in path.read_bytes() and time.monotonic() < deadline:
        page.wait_for_timeout(200)
    assert b"23 + 1" in path.read_bytes()


def test_what_is_run_and_saved_here_has_the_bytes_of_nabla_run(
    lab: labs.Lab, page: Page, folder: Path, notebook, nabla: Nabla
) -> None:
    path = folder / "run.ipynb"
    shutil.copy(notebook(*CELLS), path)
    assert nabla("run", "--to", folder / "by-nabla", path).returncode == 0
    open_notebook(lab, page, path.name)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    expect(code_cells(page).last.locator(".jp-InputPrompt")).to_have_text(f"[{len(CELLS)}]:", timeout=60_000)
    wait_until_idle(page, 30_000)
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    # The mark is also gone between a save of JupyterLab's own that is still under way and this one.
    wanted = (folder / "by-nabla" / path.name).read_text("utf-8")
    deadline = time.monotonic() + 10 * AUTOSAVE
    while path.read_text("utf-8") != wanted and time.monotonic() < deadline:
        page.wait_for_timeout(200)
    assert path.read_text("utf-8") == wanted
