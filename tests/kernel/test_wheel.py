"""The wheel: built by one command, installed with pip, found and started by Jupyter."""

import json
import os
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from harness import ROOT, Notebook, wait_until
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager


class Wheel:
    """A virtual environment with the wheel and nothing else in it."""

    def __init__(self, folder):
        built = subprocess.run(
            [sys.executable, str(ROOT / "kernel" / "python" / "build.py"), "--out", str(folder)],
            capture_output=True,
            text=True,
            check=True,
        )
        self.file = Path(built.stdout.strip())
        self.prefix = folder / "venv"
        venv.create(self.prefix, with_pip=True)
        subprocess.run(
            [self.bin("python"), "-m", "pip", "install", "-q", "--no-index", str(self.file)], check=True, timeout=120
        )

    def bin(self, name):
        return str(self.prefix / ("Scripts" if os.name == "nt" else "bin") / name)

    @property
    def kernels(self):
        return self.prefix / "share" / "jupyter" / "kernels"

    def manager(self, name="java"):
        """As the Jupyter of that environment starts it: with its own Python for the word python."""
        specs = KernelSpecManager(kernel_dirs=[str(self.kernels)], ensure_native_kernel=False)
        manager = KernelManager(kernel_name=name, kernel_spec_manager=specs)
        manager.kernel_spec.argv[0] = self.bin("python")
        return manager


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return Wheel(tmp_path_factory.mktemp("wheel"))


def environment(installation, tmp_path, **more):
    return {"JAVA_HOME": installation.java_home, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), **more}


def test_the_installed_wheel_starts_and_computes(wheel, installation, tmp_path):
    notebook = Notebook.start(wheel, env=environment(installation, tmp_path))
    try:
        assert notebook.run("6 * 7").text == "42"
        version = notebook.run('System.getProperty("java.specification.version")').text
        assert int(version) == installation.feature
    finally:
        notebook.close()


def test_the_first_start_leaves_an_archive_that_the_second_uses(wheel, installation, tmp_path):
    env = environment(installation, tmp_path)
    notebook = Notebook.start(wheel, env=env)
    try:
        made = lambda: list((tmp_path / "nabla-kernel").glob("*.json"))
        wait_until(made, 120, "the archive made in the background")
    finally:
        notebook.close()
    second = Notebook.start(wheel, env=env)
    try:
        assert second.run("1 + 1").text == "2"
        maps = Path(f"/proc/{second.pid}/maps")
        if maps.exists():
            assert str(tmp_path / "nabla-kernel") in maps.read_text()
    finally:
        second.close()


def test_the_process_is_java_itself_so_that_signals_reach_it(wheel, installation, tmp_path):
    notebook = Notebook.start(wheel, env=environment(installation, tmp_path))
    try:
        sent = notebook.send('System.out.println("on"); while (true) {}')
        notebook.wait_output("on")
        os.kill(notebook.pid, signal.SIGINT)
        assert notebook.finish(sent).status == "error"
        command = Path(f"/proc/{notebook.pid}/cmdline")
        if command.exists():
            assert b"java" in command.read_bytes().split(b"\0")[0]
    finally:
        notebook.close()


def test_without_a_jdk_it_says_what_to_do(wheel, tmp_path):
    empty = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    code = (
        "import nabla_kernel.jdk as jdk\n"
        "jdk.usual_folders = lambda environment: []\n"
        "import nabla_kernel.launcher as launcher, sys\n"
        "sys.argv = ['x', 'run', 'f']\n"
        "launcher.main()"
    )
    done = subprocess.run([wheel.bin("python"), "-c", code], env=empty, capture_output=True, text=True)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert "needs a JDK 17 or newer and found none" in line
    assert "JAVA_HOME" in line


def test_an_old_java_is_named(wheel, tmp_path):
    home = tmp_path / "old"
    (home / "bin").mkdir(parents=True)
    for tool in ("java", "javac"):
        (home / "bin" / tool).touch(0o755)
    (home / "release").write_text('JAVA_VERSION="1.8.0_402"\n')
    code = (
        "import nabla_kernel.jdk as jdk\n"
        "jdk.usual_folders = lambda environment: []\n"
        f"jdk.find({{'JAVA_HOME': {str(home)!r}, 'PATH': ''}})"
    )
    done = subprocess.run([wheel.bin("python"), "-c", code], capture_output=True, text=True)
    assert "Java 8 is too old" in done.stderr


def test_the_command_writes_a_kernelspec_with_absolute_paths(wheel, installation, tmp_path):
    env = {**os.environ, **environment(installation, tmp_path)}
    prefix = tmp_path / "prefix"
    subprocess.run([wheel.bin("nabla-kernel"), "install", "--prefix", str(prefix), "--no-archive"], env=env, check=True)
    argv = json.loads((prefix / "share/jupyter/kernels/java/kernel.json").read_text())["argv"]
    assert os.path.isabs(argv[0])


def test_the_same_jar_gives_the_same_wheel(wheel, tmp_path):
    subprocess.run(
        [sys.executable, str(ROOT / "kernel" / "python" / "build.py"), "--out", str(tmp_path)], check=True
    )
    assert (tmp_path / wheel.file.name).read_bytes() == wheel.file.read_bytes()


def test_uninstalling_leaves_no_kernelspec(wheel, tmp_path):
    copy = tmp_path / "venv"
    venv.create(copy, with_pip=True)
    python = str(copy / ("Scripts" if os.name == "nt" else "bin") / "python")
    pip = [python, "-m", "pip", "-q"]
    subprocess.run([*pip, "install", "--no-index", str(wheel.file)], check=True)
    assert (copy / "share/jupyter/kernels/java/kernel.json").exists()
    subprocess.run([*pip, "uninstall", "-y", "nabla-kernel"], check=True)
    assert not (copy / "share/jupyter/kernels/java").exists()
    shutil.rmtree(copy)
