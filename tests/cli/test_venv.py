"""Environments: what is installed into a folder of its own leaves the environment whose pip does it alone."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from nabla_cli import venv


def wheel(folder: Path, version: str) -> Path:
    """A package `tiny` with one module that knows its version."""
    file = folder / f"tiny-{version}-py3-none-any.whl"
    info = f"tiny-{version}.dist-info"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("tiny.py", f"version = '{version}'\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", f"tiny.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return file


def test_another_version_in_a_folder_of_its_own_leaves_the_environment_as_it_was(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "environment"], check=True)
    python = next(file for file in (tmp_path / "environment").glob("*/python*") if file.is_file())
    pip = [python, "-m", "pip", "install", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, wheel(tmp_path, "2.0")], check=True, capture_output=True)
    for version in ("1.0", "2.0"):
        requirements = tmp_path / f"{version}.txt"
        requirements.write_text(f"{wheel(tmp_path, version).as_uri()}\n")
        venv.install_apart(python, tmp_path / f"apart {version}", requirements)
        assert list((tmp_path / f"apart {version}").glob("**/tiny.py")), "it must be there, whatever the environment has"
        said = subprocess.run([python, "-c", "import tiny; print(tiny.version)"], capture_output=True, text=True).stdout
        assert said.strip() == "2.0"
