"""From a fresh clone with an empty home to a notebook that has run; and what is redone afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import labs
import nbformat
import pytest
from conftest import ROOT
from nabla_cli import jdk

CELLS = ["1 + 1", 'display("shown");', 'var greeting = "你好"; greeting']


class Fresh:
    """A checkout and a home in which nobody has ever done anything."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.checkout = folder / "a clone 中文"
        subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, self.checkout], check=True)
        self._bring_what_is_not_committed_yet()
        self.notebook = folder / "small.ipynb"
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
        nbformat.write(book, self.notebook)

    def _bring_what_is_not_committed_yet(self) -> None:
        changed = subprocess.run(
            ["git", "ls-files", "-moz", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for name in filter(None, changed.split("\0")):
            if (ROOT / name).is_file():
                (self.checkout / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.checkout / name)

    def environment(self, **extra: str) -> dict[str, str]:
        dropped = ("JUPYTER_PATH", "VIRTUAL_ENV")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        return {**kept, "HOME": str(self.home), **extra}

    def run(self, *words: object, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.checkout / "nabla"), *map(str, words)],
            cwd=self.checkout,
            env=self.environment(**extra),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=1200,
        )

    def kernel(self) -> dict:
        file = self.checkout / ".venv/share/jupyter/kernels/java/kernel.json"
        return json.loads(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    return Fresh(tmp_path_factory.mktemp("fresh"))


def test_one_command_goes_from_clone_to_a_notebook_that_has_run(fresh: Fresh) -> None:
    answer = fresh.run("run", "--save", fresh.notebook)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    for step in ("Making .venv", "Installing Python packages", "Building the jars", "Installing the kernel for Java"):
        assert f"{step}" in answer.stdout
    book = nbformat.read(fresh.notebook, as_version=4)
    assert book.cells[0].outputs[0].data["text/plain"] == "2"
    assert "你好" in book.cells[2].outputs[0].data["text/plain"]


def test_the_second_time_nothing_is_redone(fresh: Fresh) -> None:
    answer = fresh.run("run", fresh.notebook)
    assert answer.returncode == 0, answer.stderr
    assert "done in" not in answer.stdout
    assert "small.ipynb: 3 cells" in answer.stdout


def test_a_later_lab_serves_its_page_in_under_five_seconds(fresh: Fresh, tmp_path: Path) -> None:
    """The best of three, because what else the machine does is not what is measured."""
    took: list[float] = []
    while min(took, default=5.0) >= 5 and len(took) < 3:
        with labs.running(fresh.checkout, tmp_path, environment=fresh.environment()) as lab:
            took.append(lab.seconds_to_page)
    assert min(took) < 5, took


def test_what_a_stock_kernel_needs_is_printed_as_one_line(fresh: Fresh) -> None:
    answer = fresh.run("kernel", "classpath")
    assert answer.returncode == 0, answer.stderr
    (line,) = answer.stdout.splitlines()
    jars = line.split(os.pathsep)
    assert [jar for jar in jars if not Path(jar).is_file()] == []
    assert any(jar.endswith("nabla-lib.jar") for jar in jars)
    assert not any("nabla-kernel" in jar for jar in jars), "a stock kernel must not get ours"

    (script,) = fresh.run("kernel", "startup").stdout.splitlines()
    imports = [line for line in Path(script).read_text("utf-8").splitlines() if line.startswith("import ")]
    assert "import nabla.core.*;" in imports
    assert all(line.endswith(";") for line in imports)


def test_a_changed_source_rebuilds_the_jars_and_nothing_else(fresh: Fresh) -> None:
    source = next((fresh.checkout / "lib/src/main/java/nabla/core").glob("*.java"))
    source.write_text(source.read_text("utf-8") + "\n", "utf-8")
    answer = fresh.run("kernel", "classpath")
    assert "Building the jars: done" in answer.stderr
    assert "Python" not in answer.stderr
    assert len(answer.stdout.splitlines()) == 1


def test_another_jdk_reinstalls_the_kernel_for_it(fresh: Fresh) -> None:
    other = jdk.find_feature(jdk.NEWEST)
    if other is None:
        pytest.skip(f"no JDK {jdk.NEWEST} here: name one in JAVA_HOME_{jdk.NEWEST}")
    before = fresh.kernel()["argv"][0]
    answer = fresh.run("run", fresh.notebook, JAVA_HOME=str(other.home))
    assert answer.returncode == 0, answer.stderr
    assert f"Installing the kernel for Java {other.version}: done" in answer.stdout
    assert fresh.kernel()["argv"][0] == str(other.tool("java"))
    assert fresh.kernel()["argv"][0] != before


def test_a_moved_checkout_is_set_up_anew(fresh: Fresh) -> None:
    moved = fresh.checkout.with_name("moved")
    fresh.checkout.rename(moved)
    fresh.checkout = moved
    answer = fresh.run("run", fresh.notebook)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert str(moved) in " ".join(fresh.kernel()["argv"] + list(fresh.kernel().get("env", {}).values()))


def test_nothing_of_ours_is_left_in_the_home(fresh: Fresh) -> None:
    """The kernel is the checkout's, and removing the checkout removes it."""
    kernels = [path.parent.name for path in fresh.home.rglob("kernel.json")]
    assert kernels == []
    assert [path for path in fresh.home.rglob("*") if "nabla" in path.name.lower()] == []
