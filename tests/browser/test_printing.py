"""Somebody prints without end, and the browser's tab stays usable."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import labs
import pytest
from conftest import ROOT
from pages import browser_page, code_cells, open_notebook, wait_until_idle
from playwright.sync_api import Page, expect


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("printing")


@pytest.fixture(scope="module")
def lab(folder: Path) -> Iterator[labs.Lab]:
    subprocess.run([ROOT / "nabla", "kernel", "install"], check=True)
    with labs.running(ROOT, folder, f"--ServerApp.root_dir={folder}") as started:
        yield started


@pytest.fixture(scope="module")
def page(lab: labs.Lab) -> Iterator[Page]:
    with browser_page() as page:
        yield page


def test_a_printing_endless_loop_is_stopped_within_three_seconds(
    lab: labs.Lab, page: Page, folder: Path, notebook
) -> None:
    shutil.copy(notebook('while (true) System.out.println("spam");', "6 * 7"), folder / "spam.ipynb")
    open_notebook(lab, page, "spam.ipynb")
    loop, following = code_cells(page).first, code_cells(page).last
    loop.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(8000)
    begun = time.monotonic()
    page.locator('.jp-NotebookPanel:visible [data-jp-item-name="interrupt"]').click()
    expect(loop.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)
    wait_until_idle(page, 60_000)
    assert time.monotonic() - begun < 3
    expect(loop).to_contain_text("what it prints is cut")
    expect(loop).to_contain_text("NABLA_OUTPUT_LIMIT=20000000")
    following.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(following.locator(".jp-OutputArea-output").last).to_have_text("42", timeout=10_000)
