"""`nabla test`: everything that can fail, cheap things first, each stage timed, and a count at the end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from nabla_cli import grade, leftovers, maven, setup, testing
from nabla_cli.console import Problem, complain, say, seconds
from nabla_cli.jdk import Jdk
from nabla_cli.places import LOGS, ROOT, STATE, TESTS_VENV, python_of, short

REPORTS = STATE / "reports"
# A stage that hangs must not eat the time of the rest. The longest runs all notebooks on two engines and two kernels.
STAGE_LIMIT = 50 * 60


@dataclass
class Count:
    """How a stage went."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Each failing test with the part of its trace that tells most; said after everything else, where nobody overlooks it."""

    def add(self, other: Count) -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.notes += other.notes
        self.faults += other.faults


@dataclass(frozen=True)
class Run:
    """What every stage is given."""

    jdk: Jdk
    environment: dict[str, str]


Stage = Callable[[Run], Count]
Show = Callable[[str], None]


def java(run: Run) -> Count:
    """Compiles with every check and runs the Java tests."""
    return with_reports(lambda show: maven.verify(run.jdk, show))


def with_reports(build: Callable[[Show], None]) -> Count:
    """Runs a build and counts the tests that Surefire reports of it."""
    started = time.time()
    pattern = re.compile(r"Tests run:.*(?:Time elapsed|FAIL)|\[ERROR\]|Building .* \[\d+/\d+\]|BUILD ")

    def show(line: str) -> None:
        if pattern.search(line):
            say("  " + line)

    try:
        build(show)
        failed = 0
    except Problem as problem:
        complain(str(problem))
        failed = 1
    count = Count()
    for report in ROOT.glob("*/target/surefire-reports/TEST-*.xml"):
        if report.stat().st_mtime >= started:
            count.add(read_report(report))
    # A build can fail without a failing test: a warning, a formatting fault, a missing javadoc.
    if failed and count.failed == 0:
        count.failed, count.faults = 1, ["the build: its messages stand above"]
    return count


def python(folder: str) -> Stage:
    """The stage that runs one folder of tests/ with pytest."""

    return lambda run: pytest(run, folder, [f"tests/{folder}"])


def pytest(run: Run, name: str, targets: Sequence[str]) -> Count:
    """Runs files or folders with pytest; the report has the name."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [python_of(TESTS_VENV), "-m", "pytest", "-q", "-rfE", "--durations=5", "--color=no", "-p", "no:cacheprovider"]
    command += [f"--junitxml={report}", *targets]
    status = call(list(map(str, command)), run.environment)
    count = read_report(report) if report.exists() else Count()
    if status not in (0, 1) and not count.failed:
        count.failed += 1
        count.faults.append(f"pytest ended with status {status}")
    return count


def homework(run: Run) -> Count:
    """Proves the assignments: exercises score nothing, solutions score everything, wrong answers are named."""
    log = LOGS / "homework.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "w", encoding="utf-8") as file:
        status = call(grade.command(run.jdk, ["validate"]), run.environment, copy=file.write)
    closing = re.findall(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$", log.read_text("utf-8"), re.MULTILINE)
    passed, failed, skipped = (int(number or 0) for number in closing[-1]) if closing else (int(status == 0), 0, 0)
    count = Count(passed, failed, skipped, faults=re.findall(r"^✗ .*$", log.read_text("utf-8"), re.MULTILINE))
    if status != 0 and not count.failed:
        count.failed += 1
        count.faults.append(f"nabla grade validate ended with status {status}")
    if (ROOT / "tests" / "homework").is_dir():
        count.add(python("homework")(run))
    return count


STAGES: dict[str, tuple[str, Stage]] = {
    "java": ("the modules, with every compiler check", java),
    "cli": ("the nabla command, from a fresh clone too", python("cli")),
    "kernel": ("the kernel as Jupyter sees it", python("kernel")),
    "notebooks": ("every notebook, on each engine, kernel and JDK", python("notebooks")),
    "homework": ("exercises, solutions and wrong answers", homework),
    "binder": ("the image that mybinder.org would build", python("binder")),
    "browser": ("JupyterLab in a browser", python("browser")),
}


def list_stages() -> int:
    for name, (text, _) in STAGES.items():
        say(f"{name:10} {text}")
    return 0


def start(named: Sequence[str]) -> int:
    """Runs the stages named, or all; the status is 1 if anything failed."""
    unknown = [name for name in named if name not in STAGES]
    if unknown:
        raise Problem(f"there is no stage {unknown[0]}; there are: {', '.join(STAGES)}")
    return run_stages({name: stage for name, stage in STAGES.items() if not named or name in named})


def run_stages(stages: Mapping[str, tuple[str, Stage]]) -> int:
    """Sets up what is missing, runs the stages and sums them up."""
    begin = time.monotonic()
    mark = uuid.uuid4().hex
    os.environ[leftovers.VARIABLE] = mark
    jdk = setup.everything()
    testing.prepare()
    REPORTS.mkdir(parents=True, exist_ok=True)
    run = Run(jdk, testing.environment(jdk))
    try:
        results = {name: timed(name, text, stage, run) for name, (text, stage) in stages.items()}
    finally:
        running = leftovers.end(mark)
    total = Count()
    for count, _ in results.values():
        total.add(count)
    total.faults += [f"still running after the tests, ended now: {line}" for line in running]
    total.failed += len(running)
    summarise(results, time.monotonic() - begin)
    for fault in total.faults:
        complain(fault)
    say(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed else 0


def timed(name: str, text: str, stage: Stage, run: Run) -> tuple[Count, float]:
    say(f"\n== {name}: {text}")
    begin = time.monotonic()
    count = stage(run)
    if count.passed + count.failed + count.skipped == 0:
        count.failed, count.faults = 1, [*count.faults, f"{name}: no test was run"]
    return count, time.monotonic() - begin


def faults(root: ElementTree.Element, lines: int = 12) -> list[str]:
    """What went wrong in a JUnit report: each failing test with the part of its trace that tells most."""
    found = []
    for test in root.iter("testcase"):
        for fault in [*test.iter("failure"), *test.iter("error")]:
            trace = (fault.text or fault.get("message") or "without a message").strip().splitlines()
            # Surefire, which gives the type, has the fault at the beginning of the trace; pytest has it at the end.
            trace = trace[:lines] if fault.get("type") else trace[-lines:]
            name = f"{test.get('classname')}.{test.get('name')}"
            found.append("\n  ".join([name, *trace]))
    return found


def summarise(results: dict[str, tuple[Count, float]], total: float) -> None:
    say(f"\n{'stage':10} {'passed':>7} {'failed':>7} {'skipped':>8} {'time':>13}")
    for name, (count, took) in results.items():
        say(f"{name:10} {count.passed:7} {count.failed:7} {count.skipped:8} {seconds(took):>13}")
    say(f"{'all':10} {'':7} {'':7} {'':8} {seconds(total):>13}")
    for name, (count, _) in results.items():
        for note in dict.fromkeys(count.notes):
            say(f"{name}: {note}")


def call(command: Sequence[str], environment: dict[str, str], copy: Callable[[str], object] | None = None) -> int:
    """Runs a stage's program in the checkout, shows what it says, and ends it if it takes too long."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if copy else None,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    timer = threading.Timer(STAGE_LIMIT, process.kill)
    timer.start()
    try:
        for line in process.stdout or []:
            sys.stdout.write(line)
            if copy:
                copy(line)
        status = process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
    finally:
        timer.cancel()
    if status < 0:
        complain(f"{short(Path(command[0]))} was ended by signal {-status} (a stage may take {seconds(STAGE_LIMIT)})")
    return status


def read_report(file: Path) -> Count:
    """The counts of a JUnit report, Surefire's or pytest's, and why tests were skipped."""
    root = ElementTree.parse(file).getroot()
    suites = [root] if root.tag == "testsuite" else list(root.iter("testsuite"))
    count = Count()
    for suite in suites:
        tests, failed, skipped = (
            int(suite.get("tests", 0)),
            int(suite.get("failures", 0)) + int(suite.get("errors", 0)),
            int(suite.get("skipped", 0)),
        )
        count.add(Count(tests - failed - skipped, failed, skipped))
        count.faults += faults(suite)
        count.notes += [f"skipped: {node.get('message', 'without a reason')}" for node in suite.iter("skipped")]
    return count
