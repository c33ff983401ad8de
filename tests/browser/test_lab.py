"""What a newcomer does: `nabla lab`, open a notebook, Run All, stop an endless loop, go on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator

import labs
import nbformat
import pytest
from conftest import ROOT
from pages import browser_page, code_cells, open_notebook, wait_until_idle
from playwright.sync_api import Locator, Page, expect

NOTEBOOK = "02-one-neuron.ipynb"
# A notebook of the course on two busy cores.
WHOLE_NOTEBOOK = 5 * 60 * 1000


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[labs.Lab]:
    """`nabla lab` on a copy of the notebooks, because JupyterLab saves by itself."""
    subprocess.run([ROOT / "nabla", "kernel", "install"], check=True)
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    with labs.running(ROOT, folder, f"--ServerApp.root_dir={folder}") as started:
        yield started


@pytest.fixture(scope="module")
def page(lab: labs.Lab) -> Iterator[Page]:
    with browser_page() as page:
        yield page


@pytest.fixture(scope="module")
def opened(lab: labs.Lab, page: Page) -> Page:
    """The page with the notebook run from top to bottom through the menu."""
    open_notebook(lab, page, f"notebooks/{NOTEBOOK}")
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_text("Clear Outputs of All Cells", exact=True).click()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    # The last cell has its number once all before it are done.
    last = sum(cell.cell_type == "code" for cell in committed().cells)
    expect(code_cells(page).last.locator(".jp-InputPrompt")).to_have_text(f"[{last}]:", timeout=WHOLE_NOTEBOOK)
    wait_until_idle(page, 30_000)
    return page


def committed() -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "notebooks" / NOTEBOOK, as_version=4)


def new_cell(page: Page, code: str) -> Locator:
    """Adds a cell at the end, as one does with the keyboard, types the code into it and runs it."""
    number = code_cells(page).count()
    code_cells(page).last.locator(".jp-InputPrompt").click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(code_cells(page)).to_have_count(number + 1)
    cell = code_cells(page).last
    page.keyboard.press("Enter")
    page.keyboard.type(code)
    page.keyboard.press("Control+Enter")
    return cell


def test_an_animation_plays_before_any_cell_is_run(lab: labs.Lab, page: Page) -> None:
    page.goto(f"{lab.address}/lab/tree/notebooks/{NOTEBOOK}?token={labs.TOKEN}&reset")
    play = page.locator('.jp-NotebookPanel:visible button[title="play or pause"]')
    play.scroll_into_view_if_needed(timeout=60_000)
    frame = page.locator(".jp-OutputArea-output:has(button[title='play or pause']) img").first
    last = str(frame.get_attribute("src"))
    play.click()
    expect(frame).not_to_have_attribute("src", last)


def test_no_question_stands_between_a_newcomer_and_the_notebook(opened: Page) -> None:
    assert opened.locator(".Toastify__toast").count() == 0
    assert opened.locator(".jp-Dialog").count() == 0


def test_the_kernel_is_ours(opened: Page) -> None:
    expect(opened.locator(".jp-NotebookPanel:visible .jp-KernelName")).to_contain_text("Java (Nabla)")


def test_every_cell_ran_without_an_error(opened: Page) -> None:
    prompts = [text.strip() for text in code_cells(opened).locator(".jp-InputPrompt").all_text_contents()]
    assert prompts == [f"[{n}]:" for n in range(1, len(prompts) + 1)]
    errors = opened.locator('.jp-NotebookPanel:visible [data-mime-type="application/vnd.jupyter.error"]')
    assert errors.all_text_contents() == []
    complaints = opened.locator('.jp-NotebookPanel:visible [data-mime-type="application/vnd.jupyter.stderr"]')
    assert complaints.all_text_contents() == []


def test_every_plot_is_on_the_screen(opened: Page) -> None:
    cells = [cell for cell in committed().cells if cell.cell_type == "code"]
    shown = 0
    for index, cell in enumerate(cells):
        expected = sum(plots(output) for output in cell.outputs)
        images = code_cells(opened).nth(index).locator(".jp-OutputArea-output img, .jp-OutputArea-output svg:visible")
        assert images.count() >= expected, f"cell {index + 1} shows fewer plots than the committed notebook"
        for image in images.all():
            image.scroll_into_view_if_needed()
            expect(image).to_be_in_viewport()
            assert image.evaluate("e => e.tagName != 'IMG' || (e.complete && e.naturalWidth > 0)")
            box = image.bounding_box()
            assert box and box["width"] > 40 and box["height"] > 20
        shown += expected
    assert shown > 0, "the notebook has no plots"


def plots(output: nbformat.NotebookNode) -> bool:
    return bool({"image/png", "image/svg+xml", "image/jpeg"} & set(output.get("data", {})))


def test_an_endless_loop_is_stopped_and_the_next_cell_works(opened: Page) -> None:
    loop = new_cell(opened, "long spins = 0; while (true) spins++;")
    prompt = loop.locator(".jp-InputPrompt")
    expect(prompt).to_have_text("[*]:")
    opened.wait_for_timeout(1500)
    expect(prompt).to_have_text("[*]:")
    opened.locator('.jp-NotebookPanel:visible [data-jp-item-name="interrupt"]').click()
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=5_000)

    following = new_cell(opened, "6 * 7 + (spins > 0 ? 0 : 1)")
    expect(following.locator(".jp-OutputArea-output").last).to_have_text("42", timeout=10_000)


def test_a_value_that_was_there_before_the_interruption_still_is(opened: Page) -> None:
    new_cell(opened, 'var kept = "still here";')
    loop = new_cell(opened, "while (true) Thread.sleep(1000);")
    opened.wait_for_timeout(500)
    opened.locator('.jp-NotebookPanel:visible [data-jp-item-name="interrupt"]').click()
    expect(loop.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"), timeout=5_000)
    following = new_cell(opened, "kept")
    expect(following.locator(".jp-OutputArea-output").last).to_contain_text("still here", timeout=10_000)
