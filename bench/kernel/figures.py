"""The measurements."""

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from contenders import java_home
from harness import Notebook


@dataclass
class Measured:
    """The figures of one kernel; seconds, megabytes and counts by name."""

    label: str
    values: dict = field(default_factory=dict)

    def note(self, name, value):
        self.values.setdefault(name, []).append(value)

    def median(self, name):
        return statistics.median(self.values[name]) if name in self.values else None


def measure(kernels, runs, cells, folder):
    """All figures of all kernels. The kernels take turns, so that what disturbs one disturbs all."""
    measured = {kernel.name: Measured(kernel.label) for kernel in kernels}
    for run in range(runs):
        for kernel in kernels:
            say(f"start {run + 1} of {runs}: {kernel.label}")
            short_session(kernel, measured[kernel.name])
    for kernel in kernels:
        say(f"printing, long session: {kernel.label}")
        printing(kernel, measured[kernel.name])
        long_session(kernel, measured[kernel.name], min(cells, 1000) if kernel.slow else cells)
        if kernel.code["loops"]:
            say(f"endless loops: {kernel.label}")
            endless(kernel, measured[kernel.name])
        if kernel.code["trivial"] and kernel.name != "ipykernel":
            say(f"matrix product: {kernel.label}")
            weaving(kernel, measured[kernel.name], folder)
    return list(measured.values())


def say(line):
    print(line, file=sys.stderr, flush=True)


def begin(kernel):
    return Notebook.start(kernel, env=kernel.env)


def short_session(kernel, into):
    begun = time.perf_counter()
    notebook = begin(kernel)
    try:
        into.note("start", time.perf_counter() - begun)
        into.note("first", timed(notebook, kernel.code["trivial"]))
        into.note("memory at start", memory(notebook))
        times = [timed(notebook, kernel.code["trivial"]) for _ in range(100)]
        into.note("trivial", statistics.median(times))
        into.note("completion", statistics.median(completion(notebook, kernel) for _ in range(20)))
    finally:
        notebook.close()


def timed(notebook, code, **options):
    """Seconds from sending a cell until both its reply and its idle are here."""
    begun = time.perf_counter()
    sent = notebook.client.execute(code, allow_stdin=False, **options)
    while notebook.client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] != sent:
        pass
    while True:
        message = notebook.client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == sent and message["content"].get("execution_state") == "idle":
            return time.perf_counter() - begun


def completion(notebook, kernel):
    begun = time.perf_counter()
    sent = notebook.client.complete(kernel.code["complete"])
    while True:
        reply = notebook.client.get_shell_msg(timeout=60)
        if reply["parent_header"]["msg_id"] == sent:
            assert reply["content"]["matches"], f"{kernel.label} completes nothing"
            return time.perf_counter() - begun


def memory(notebook):
    """Resident megabytes of the kernel's process and its children."""
    process = psutil.Process(notebook.pid)
    return sum(one.memory_info().rss for one in [process, *process.children(recursive=True)]) / 2**20


def processor_time(notebook):
    """Seconds of processor time that the kernel's process and its children have used."""
    process = psutil.Process(notebook.pid)
    used = [one.cpu_times() for one in [process, *process.children(recursive=True)]]
    return sum(one.user + one.system for one in used)


def printing(kernel, into):
    notebook = begin(kernel)
    try:
        timed(notebook, kernel.code["trivial"])
        for _ in range(3):
            cell = notebook.run(kernel.code["lines"], timeout=60)
            into.note("lines", cell.seconds)
            into.note("messages", len(cell.of("stream")))
    except TimeoutError:
        # A message per line is more than the queue of the socket holds: the last ones, idle too, never arrive.
        into.note("lost", 1)
        say(f"  {kernel.label}: its messages did not all arrive")
    finally:
        notebook.close()


def long_session(kernel, into, cells):
    """Latency and memory as a session grows."""
    notebook = begin(kernel)
    try:
        early, late = [], []
        for i in range(cells):
            seconds = timed(notebook, f"{i} + 1")
            if cells // 20 <= i < cells // 10:
                early.append(seconds)
            elif i >= cells - cells // 20:
                late.append(seconds)
            if i == 999:
                into.note("memory after 1000", memory(notebook))
                if "heap" in kernel.code:
                    into.note("heap early", heap(notebook, kernel))
        into.note("long cells", cells)
        into.note("growth", statistics.median(late) / statistics.median(early))
        if "heap" in kernel.code:
            into.note("heap late", heap(notebook, kernel))
    finally:
        notebook.close()


def heap(notebook, kernel):
    return int(notebook.run(kernel.code["heap"]).ok.text)


def endless(kernel, into):
    """Interrupts each endless loop after a second; stopped is one that leaves the processor idle and the next cell working."""
    notebook = begin(kernel)
    try:
        timed(notebook, kernel.code["trivial"])
        stopped, slowest = 0, 0.0
        for name, code in kernel.code["loops"].items():
            sent = notebook.client.execute(code, allow_stdin=name == "stdin")
            time.sleep(1.0)
            begun = time.perf_counter()
            try:
                notebook.manager.interrupt_kernel()
                notebook.finish(sent, timeout=5)
                seconds = time.perf_counter() - begun
                assert notebook.run("40 + 2", timeout=5).text == "42"
                busy = processor_time(notebook)
                time.sleep(1.0)
                assert processor_time(notebook) - busy < 0.5, "it goes on in the background"
                stopped += 1
                slowest = max(slowest, seconds)
            except Exception as failure:  # whatever goes wrong, it was not stopped
                say(f"  {name}: not stopped ({type(failure).__name__}: {str(failure)[:80]})")
                notebook.close()
                notebook = begin(kernel)
                timed(notebook, kernel.code["trivial"])
        into.note("stopped", stopped)
        into.note("loops", len(kernel.code["loops"]))
        into.note("slowest stop", slowest)
    finally:
        notebook.close()


PRODUCT = """
static double[][] product(double[][] a, double[][] b) {
  int n = a.length;
  double[][] c = new double[n][n];
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += a[i][k] * b[k][j];
      }
      c[i][j] = sum;
    }
  }
  return c;
}
"""

RANDOM = """
var random = new java.util.Random(7);
double[][] a = new double[512][512];
double[][] b = new double[512][512];
for (int i = 0; i < 512; i++) for (int j = 0; j < 512; j++) { a[i][j] = random.nextDouble(); b[i][j] = random.nextDouble(); }
"""


def weaving(kernel, into, folder):
    """The same method compiled from a cell and by javac, in turns, in one kernel."""
    classes = folder / "javac"
    source = folder / "Compiled.java"
    source.write_text("public class Compiled {" + PRODUCT.replace("static", "public static") + "}")
    javac = Path(java_home()) / "bin" / "javac"
    subprocess.run([str(javac), "-d", str(classes), str(source)], check=True)
    notebook = begin(kernel)
    try:
        notebook.run(
            f'var loader = new java.net.URLClassLoader(new java.net.URL[] {{new java.io.File("{classes}/").toURI().toURL()}});\n'
            'var compiled = loader.loadClass("Compiled").getMethod("product", double[][].class, double[][].class);'
        ).ok
        notebook.run(PRODUCT.replace("static ", "")).ok
        notebook.run(RANDOM).ok
        notebook.run(
            "double[][] times = new double[2][];\n"
            "void compare(int rounds) throws Exception {\n"
            "  times[0] = new double[rounds]; times[1] = new double[rounds];\n"
            "  for (int r = 0; r < rounds; r++) {\n"
            "    long t0 = System.nanoTime(); product(a, b);\n"
            "    long t1 = System.nanoTime(); compiled.invoke(null, a, b);\n"
            "    long t2 = System.nanoTime(); times[0][r] = (t1 - t0) / 1e9; times[1][r] = (t2 - t1) / 1e9;\n"
            "  }\n"
            "}"
        ).ok
        notebook.run("compare(4);", timeout=120).ok
        notebook.run("compare(9);", timeout=120).ok
        median = 'java.util.Arrays.stream(times[%d]).sorted().toArray()[4]'
        cell = float(notebook.run(median % 0).ok.text)
        javac_seconds = float(notebook.run(median % 1).ok.text)
        into.note("product", cell)
        into.note("weaving", cell / javac_seconds)
    except AssertionError as failure:
        say(f"  no matrix product on {kernel.label}: {str(failure)[:200]}")
    finally:
        notebook.close()
