"""What the browser's tests do with a page that shows a notebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import browsers
import labs
import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of a browser; where there is none, the test is skipped."""
    with sync_playwright() as playwright:
        path = browsers.executable(playwright.chromium.executable_path)
        if path is None:
            pytest.skip("no Chromium or Chrome here: install one, or name one in NABLA_BROWSER")
        browser = playwright.chromium.launch(executable_path=path, args=browsers.OPTIONS)
        yield browser.new_page(viewport={"width": 1280, "height": 900})
        browser.close()


def autosave_every(seconds: int, settings: Path) -> dict[str, str]:
    """What to add to the environment for a JupyterLab that saves that often; the settings go into the folder."""
    file = settings / "@jupyterlab" / "docmanager-extension" / "plugin.jupyterlab-settings"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"autosaveInterval": seconds}))
    return {"JUPYTERLAB_SETTINGS_DIR": str(settings)}


def open_notebook(lab: labs.Lab, page: Page, path: str) -> None:
    """Opens it alone and waits until its kernel can be used."""
    page.goto(f"{lab.address}/lab/tree/{path}?token={labs.TOKEN}&reset")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
    wait_until_idle(page, 60_000)


def code_cells(page: Page) -> Locator:
    return page.locator(".jp-NotebookPanel:visible .jp-CodeCell")


def wait_until_idle(page: Page, timeout: int) -> None:
    """The status bar tells what the kernel does."""
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=timeout)
