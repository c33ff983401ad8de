"""`nabla lab`: JupyterLab on this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from nabla_cli import setup
from nabla_cli.places import CLI, ROOT, STATE, VENV, python_of, share_of
from nabla_cli.stamps import Stamp, digest


def start(options: Sequence[str]) -> int:
    """Sets up what is missing and becomes JupyterLab; the options are JupyterLab's own."""
    jdk = setup.everything()
    _override_settings()
    command = [str(python_of(VENV)), "-m", "jupyterlab", *defaults(options), *options]
    environment = setup.environment(jdk)
    _trust(environment)
    if os.name != "nt":
        os.chdir(ROOT)
        os.execve(command[0], command, environment)
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


def defaults(options: Sequence[str]) -> list[str]:
    """Our options for JupyterLab, where the user has not set them."""
    ours = ["--MultiKernelManager.default_kernel_name=java"]
    # Looking for the language servers of other languages costs half a second at every start.
    ours += ["--LanguageServerManager.autodetect=False"]
    if not any(option.startswith(("--ServerApp.root_dir", "--notebook-dir")) for option in options):
        ours += [f"--ServerApp.root_dir={ROOT}", "--LabApp.default_url=/lab/tree/notebooks"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        ours += ["--allow-root"]  # in a container everyone is, and JupyterLab would only say no
    named = {option.split("=")[0] for option in options}
    return [option for option in ours if option.split("=")[0] not in named]


def _trust(environment: Mapping[str, str]) -> None:
    """Lets JupyterLab run the scripts of the course's own outputs, as it does once a cell was run: animations play."""
    notebooks = sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    stamp = Stamp(STATE / "trusted.stamp")
    key = digest(*notebooks)
    if not stamp.says(key):
        command = [python_of(VENV), "-m", "jupyter", "trust", *notebooks]
        # Where the signatures cannot be kept, an animation shows its last picture until its cell is run.
        subprocess.run(list(map(str, command)), env=environment, capture_output=True)
        stamp.write(key)


def _override_settings() -> None:
    """A newcomer's first sight should be the notebooks, not a question about news."""
    target = share_of(VENV) / "lab" / "settings" / "overrides.json"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CLI / "overrides.json", target)
