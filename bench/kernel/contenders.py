"""The kernels that are compared, each with the same tasks in its own language."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from harness import Installation, java_homes
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager


@dataclass
class Contender:
    """A kernel: where its kernelspec is, and how the tasks are written for it."""

    name: str
    label: str
    spec: str
    kernels: Path
    code: dict
    slow: bool = False  # too slow for ten thousand cells
    env: dict = field(default_factory=dict)

    def manager(self, name=None):
        specs = KernelSpecManager(kernel_dirs=[str(self.kernels)], ensure_native_kernel=self.name == "ipykernel")
        return KernelManager(kernel_name=self.spec, kernel_spec_manager=specs)


LOOPS = {
    "loop": "while (true) {}",
    "nested": "for (int i = 0; ; i++) { for (int j = 0; j < 1000; j++) { } }",
    "lambda": "Runnable r = () -> { while (true) {} };\nr.run();",
    "stream": "java.util.stream.Stream.generate(() -> 1).mapToInt(i -> i).sum()",
    "recursion": "int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(60)",
    "sleep": "Thread.sleep(1_000_000);",
    "lock": "new java.util.concurrent.CountDownLatch(1).await();",
    "queue": "new java.util.concurrent.LinkedBlockingQueue<String>().take()",
    "stdin": "System.in.read()",
}

JAVA = {
    "trivial": "1 + 1",
    "lines": 'for (int i = 0; i < 100_000; i++) System.out.println("line " + i);',
    "complete": "Math.hyp",
    "heap": "System.gc(); System.gc(); (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20",
    "loops": LOOPS,
}

PYTHON = {
    "trivial": "1 + 1",
    "lines": 'for i in range(100_000): print("line", i)',
    "complete": "pri",
    "loops": {},
}


def java_home():
    """JAVA_HOME, else the first JDK found."""
    return os.environ.get("JAVA_HOME") or next(iter(java_homes().values()))


def java_version():
    seen = subprocess.run([str(Path(java_home()) / "bin" / "java"), "-version"], capture_output=True, text=True)
    return seen.stderr.splitlines()[0].replace('"', "")


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def all_of(folder):
    """Ours, freshly installed into a folder; ipykernel of this Python; JJava where it is installed."""
    print("installing …", file=sys.stderr)
    ours = Installation.make(java_home(), folder / "ours")
    java_first = {"PATH": str(Path(java_home()) / "bin") + os.pathsep + os.environ.get("PATH", "")}
    found = [
        Contender("ours", "Nabla", "java", ours.kernels, JAVA),
        Contender("ipykernel", "ipykernel", "python3", Path(sys.prefix) / "share/jupyter/kernels", PYTHON),
    ]
    for prefix in filter(None, [os.environ.get("NABLA_JJAVA"), sys.prefix]):
        kernels = Path(prefix) / "share" / "jupyter" / "kernels"
        if (kernels / "java" / "jjava.jar").exists():
            found.append(Contender("jjava", "JJava", "java", kernels, JAVA, slow=True, env=java_first))
            break
    else:
        print("JJava is not installed: set NABLA_JJAVA; its column is left out", file=sys.stderr)
    return found
