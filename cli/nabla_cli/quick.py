"""`nabla test --quick`: what a change can break, in about five minutes, and plainly what was left out."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nabla_cli import maven, suite
from nabla_cli.console import Problem, complain, say
from nabla_cli.places import LOGS, ROOT
from nabla_cli.process import run_logged
from nabla_cli.suite import Count, Run

MODULES = ("kernel", "lib", "grader")
# A notebook that trains by hand and one that trains with DJL say most about the library.
LIBRARY_NOTEBOOKS = ("notebooks/02-one-neuron.ipynb", "notebooks/05-gradient-descent.ipynb")
KERNEL_CORE = ("test_conformance.py", "test_execution.py", "test_output.py", "test_interrupt.py", "test_display.py")
# They make whole checkouts, which takes minutes.
SLOW_CLI = ("test_fresh_clone.py", "test_wrapper.py")
MOST_NOTEBOOKS = 3
ALWAYS = (
    "tests/cli/test_repository.py",
    "tests/cli/test_notebook_file.py",
    "tests/cli/test_teaching.py",
    "tests/kernel/test_promises.py",
)


@dataclass
class Choice:
    """What to run, each with the reason, and what is left out."""

    modules: dict[str, str] = field(default_factory=dict)
    tests: dict[str, str] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def choose(changed: Iterable[str]) -> Choice:
    """What the changed files, named relative to the checkout, can break."""
    choice = Choice(tests=dict.fromkeys(ALWAYS, "every time"))
    wanted: dict[str, str] = {}
    for name in changed:
        _add(name, choice, wanted)
    for index, (notebook, why) in enumerate(wanted.items()):
        if index < MOST_NOTEBOOKS:
            choice.notebooks[notebook] = why
        else:
            choice.left_out.append(f"{notebook} ({why}): more than {MOST_NOTEBOOKS} notebooks take too long")
    choice.left_out += [
        f"the stage {stage}: {why}"
        for stage, why in {
            "binder": "builds an image",
            "browser": "starts JupyterLab",
            "homework": "runs every solution and wrong answer",
        }.items()
    ]
    choice.left_out += ["the second engine, the stock kernel and the newest JDK", "the fresh clone and the wrapper"]
    if not choice.notebooks:
        choice.left_out.append("every notebook")
    return choice


def _add(name: str, choice: Choice, wanted: dict[str, str]) -> None:
    path = Path(name)
    top = path.parts[0]
    if top in MODULES or name == "pom.xml":
        for module in [top] if top in MODULES else MODULES:
            choice.modules.setdefault(module, name)
    if top == "kernel" or name in ("pom.xml", "binder/requirements.txt"):
        _tests(choice, [f"tests/kernel/{file}" for file in KERNEL_CORE], name)
    if top == "lib" or name in ("pom.xml", "binder/requirements.txt"):
        for notebook in LIBRARY_NOTEBOOKS:
            wanted.setdefault(notebook, name)
    if top == "cli" or name in ("nabla", "nabla.cmd"):
        files = sorted(path.name for path in (ROOT / "tests" / "cli").glob("test_*.py") if path.name not in SLOW_CLI)
        _tests(choice, [f"tests/cli/{file}" for file in files], name)
    if path.suffix == ".ipynb":
        _tests(choice, ["tests/notebooks/test_committed.py"], name)
        if top in ("notebooks", "solutions") and (ROOT / name).exists():
            wanted.setdefault(name, "it has changed")
    if top == "solutions" or top == "exercises":
        choice.modules.setdefault("grader", name)
    if re.fullmatch(r"tests/(cli|kernel|notebooks/test_committed)\b.*\.py", name) and path.name.startswith("test_"):
        if (ROOT / name).exists() and path.name not in SLOW_CLI:
            _tests(choice, [name], "it has changed")
    elif top == "tests":
        choice.left_out.append(f"what {name} is used by: it belongs to a whole stage")


def _tests(choice: Choice, files: Iterable[str], why: str) -> None:
    for file in files:
        choice.tests.setdefault(file, why)


def changed_since(base: str | None) -> tuple[str, list[str]]:
    """The commit compared with, and what is different now: committed, not committed and not yet known to git."""
    against = base or _usual_base()
    known = _git("diff", "--name-only", "-z", against)
    if known is None:
        raise Problem(f"git knows no {against}: name a commit or branch with --base")
    unknown = _git("ls-files", "--others", "--exclude-standard", "-z") or ""
    return against, sorted(set(filter(None, (known + unknown).split("\0"))))


def _usual_base() -> str:
    head = (_git("rev-parse", "HEAD") or "").strip()
    if not head:
        raise Problem("this is no git checkout with a commit: run ./nabla test without --quick")
    for branch in ("origin/main", "main"):
        base = (_git("merge-base", "HEAD", branch) or "").strip()
        if base and base != head:
            return base
    return "HEAD~" if _git("rev-parse", "--verify", "HEAD~") else head


def _git(*words: str) -> str | None:
    try:
        answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    except FileNotFoundError:
        raise Problem("git is missing: install it, or run ./nabla test without --quick") from None
    return answer.stdout if answer.returncode == 0 else None


def start(base: str | None) -> int:
    """Says what is chosen and why, runs it, and counts."""
    against, changed = changed_since(base)
    choice = choose(changed)
    describe(against, changed, choice)
    stages: dict[str, tuple[str, suite.Stage]] = {}
    if choice.modules:
        stages["java"] = ("the modules that changed", lambda run: _java(run, list(choice.modules)))
    stages["tests"] = ("the tests chosen", lambda run: _tests_of(run, list(choice.tests)))
    if choice.notebooks:
        stages["notebooks"] = ("on the default engine", lambda run: _notebooks(run, list(choice.notebooks)))
    return suite.run_stages(stages)


def describe(against: str, changed: Sequence[str], choice: Choice) -> None:
    say(f"{len(changed)} files differ from {against[:12]}")
    for title, chosen in [("Java tests of", choice.modules), ("", choice.tests), ("run", choice.notebooks)]:
        for name, why in chosen.items():
            say(f"  {title} {name}: {why}" if title else f"  {name}: {why}")
    say("Left out (./nabla test runs it):")
    for line in choice.left_out:
        say(f"  {line}")


def _java(run: Run, modules: Sequence[str]) -> Count:
    command = [*maven.command_line(run.jdk), "-B", "-Dmaven.test.failure.ignore=true", "-pl", ",".join(modules), "-am"]
    return suite.with_reports(lambda show: _maven(run, [*command, "verify"], show))


def _maven(run: Run, command: Sequence[str], show: suite.Show) -> None:
    run_logged("Maven", command, LOGS / "maven-quick.log", run.jdk.environment(), show)


def _tests_of(run: Run, files: Sequence[str]) -> Count:
    one_jdk = Run(run.jdk, {**run.environment, "NABLA_JAVA_HOMES": str(run.jdk.home)})
    count = Count()
    # A folder at a time: each has fixtures of its own.
    for folder in sorted({str(Path(file).parent) for file in files}):
        count.add(suite.pytest(one_jdk, f"quick-{Path(folder).name}", [f for f in files if str(Path(f).parent) == folder]))
    return count


def _notebooks(run: Run, names: Sequence[str]) -> Count:
    count = Count()
    for name in names:
        with tempfile.TemporaryDirectory() as aside:
            status = suite.call([str(ROOT / "nabla"), "run", "--to", aside, name], run.environment)
        count.add(Count(passed=int(status == 0), failed=int(status != 0)))
        if status != 0:
            complain(f"{name} did not run to its end")
    return count
