"""The image that mybinder.org would build: its recipe, and the steps of ours that it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO2DOCKER = "import sys; from repo2docker.__main__ import main; sys.exit(main())"


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Dockerfile, rendered without building it."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("repo2docker")
    # mybinder.org has no default: a repository that no build pack recognises is refused.
    (folder / "config.py").write_text("c.Repo2Docker.default_buildpack = None\n")
    command = [sys.executable, "-c", REPO2DOCKER, "--no-build", "--debug", "--user-id", "1000", "--user-name", "jovyan"]
    answer = subprocess.run(
        [*command, "--config", str(folder / "config.py"), str(root)], capture_output=True, text=True, timeout=120
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout + answer.stderr


def test_the_repository_is_recognised_as_a_python_one(recipe: str) -> None:
    assert "FROM " in recipe
    assert "binder/requirements.txt" in recipe


def test_the_python_is_the_one_that_we_ask_for(recipe: str, root: Path) -> None:
    version = (root / "binder" / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f"Building conda environment for python={version}\n" in recipe


def test_debian_packages_are_installed(recipe: str, root: Path) -> None:
    packages = (root / "binder" / "apt.txt").read_text().split()
    assert any("jdk" in package for package in packages), "a JDK, not a runtime"
    assert [package for package in packages if package not in recipe] == []


def test_post_build_and_start_are_run(recipe: str, root: Path) -> None:
    assert "RUN ./binder/postBuild" in recipe
    assert "/binder/start" in recipe
    for name in ("postBuild", "start"):
        assert os.access(root / "binder" / name, os.X_OK), f"{name} must be executable"


def test_post_build_makes_an_image_in_which_a_notebook_runs(scratch: Path, tmp_path: Path, root: Path) -> None:
    """In a home of its own, with an environment made from the image's list."""
    home, prefix = tmp_path / "home", tmp_path / "prefix"
    home.mkdir()
    subprocess.run([sys.executable, "-m", "venv", prefix], check=True)
    pip = [prefix / "bin" / "pip", "install", "-q", "-r", scratch / "binder" / "requirements.txt"]
    subprocess.run(pip, check=True)
    path = f"{prefix / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "HOME": str(home), "NB_PYTHON_PREFIX": str(prefix), "PATH": path}
    environment.pop("JUPYTER_PATH", None)
    answer = subprocess.run(["binder/postBuild"], cwd=scratch, env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "02-" in answer.stdout, "it runs a notebook"

    specification = json.loads((prefix / "share/jupyter/kernels/java/kernel.json").read_text())
    assert "-Xmx900m" in specification["argv"], "the heap must leave room in Binder's 2 GB"
    assert (prefix / "share/jupyter/lab/settings/overrides.json").exists()
    assert not (scratch / ".venv").exists(), "the image has one Python environment"


def test_start_hands_over_to_what_it_is_given(root: Path) -> None:
    command = [root / "binder" / "start", "sh", "-c", "echo $OMP_NUM_THREADS $MALLOC_ARENA_MAX; exit 3"]
    environment = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert answer.stdout == "2 2\n"
    assert answer.returncode == 3
