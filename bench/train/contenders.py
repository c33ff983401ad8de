"""Who trains: Nabla and DJL's EasyTrain on both engines, and PyTorch in Python."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
NETWORKS = {"mlp": 100, "lenet": 50, "gru": 20}  # steps of an epoch


class Contender:
    """A way to train, which runs one epoch when it is its turn."""

    def __init__(self, label, engine, side):
        self.label, self.engine, self.side = label, engine, side

    def command(self, threads, *words):
        if self.engine is None:
            return [sys.executable, str(HERE / "torch_side.py"), str(threads), *words]
        java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
        settings = [f"-Dnabla.engine={self.engine}", f"-Dai.djl.pytorch.num_threads={threads}"]
        return [str(java), "-Xmx1g", *settings, "-cp", class_path(), "JavaSide", *words]

    def start(self, threads, *words):
        environment = {**os.environ, "OMP_NUM_THREADS": str(threads), "NABLA_DEVICE": "cpu"}
        if self.engine is None:
            environment["PYTHONPATH"] = os.environ["NABLA_TORCH"]
        return Running(subprocess.Popen(
            self.command(threads, *words),
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ))  # fmt: skip

    def train(self, threads, network):
        return self.start(threads, *([network] if self.engine is None else [self.side, network]))

    def peak(self, digits):
        """The most memory that a process ever had while it trained on the digits, in kB."""
        words = ["memory", str(digits)] if self.engine is None else ["memory"]
        with self.start(1, *words) as running:
            return running.answer()["peak"]


class Running:
    """A process that trains one epoch for every line that it is sent."""

    def __init__(self, process):
        self.process = process

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def epoch(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{' '.join(self.process.args)} ended:\n{self.process.stderr.read()}")
        return json.loads(line)


CONTENDERS = [
    Contender("PyTorch in Python", None, None),
    Contender("Nabla, PyTorch engine", "pytorch", "nabla"),
    Contender("EasyTrain, PyTorch engine", "pytorch", "easytrain"),
    Contender("Nabla, MXNet", "mxnet", "nabla"),
    Contender("EasyTrain, MXNet", "mxnet", "easytrain"),
]


def class_path():
    library = ROOT / "lib" / "target"
    return os.pathsep.join([str(compiled()), str(library / "nabla-lib.jar"), str(library / "classpath" / "*")])


_compiled = None


def compiled():
    """JavaSide, compiled once."""
    global _compiled
    if _compiled is None:
        _compiled = Path(tempfile.mkdtemp(prefix="nabla-bench-"))
        library = ROOT / "lib" / "target"
        java_path = os.pathsep.join([str(library / "nabla-lib.jar"), str(library / "classpath" / "*")])
        javac = Path(os.environ["JAVA_HOME"]) / "bin" / "javac"
        subprocess.run([str(javac), "-d", str(_compiled), "-cp", java_path, str(HERE / "JavaSide.java")], check=True)
    return _compiled
