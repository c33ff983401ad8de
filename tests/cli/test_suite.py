"""`nabla test` counts what really ran, and notices what was left running."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from nabla_cli import leftovers, setup, suite, testing
from nabla_cli.console import Problem
from nabla_cli.jdk import Jdk
from nabla_cli.suite import Count


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, tuple[str, suite.Stage]]:
    """The command without its set-up, and with stages that a test puts in."""
    monkeypatch.setattr(setup, "everything", lambda: Jdk(tmp_path, "17"))
    monkeypatch.setattr(testing, "prepare", lambda: None)
    monkeypatch.setattr(testing, "environment", lambda jdk: dict(os.environ))
    monkeypatch.setattr(leftovers, "end", lambda mark: [])
    monkeypatch.setenv(leftovers.VARIABLE, os.environ.get(leftovers.VARIABLE, ""))
    made: dict[str, tuple[str, suite.Stage]] = {}
    monkeypatch.setattr(suite, "STAGES", made)
    return made


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_the_closing_line_adds_up_the_stages(stages: dict, capsys: pytest.CaptureFixture[str]) -> None:
    stages["a"] = ("first", lambda run: Count(3, 0, 1, ["skipped: no browser"]))
    stages["b"] = ("second", lambda run: Count(4, 0, 0))
    assert suite.start([]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "7 passed, 0 failed, 1 skipped"
    assert "a: skipped: no browser" in out


def test_a_failure_anywhere_fails_the_whole(stages: dict, capsys: pytest.CaptureFixture[str]) -> None:
    stages["a"] = ("first", lambda run: Count(3, 1, 0))
    stages["b"] = ("second", lambda run: Count(4, 0, 0))
    assert suite.start([]) == 1
    assert last_line(capsys) == "7 passed, 1 failed, 0 skipped"


def test_what_failed_is_named_after_the_last_stage(stages: dict, capfd: pytest.CaptureFixture[str]) -> None:
    stages["a"] = ("first", lambda run: Count(3, 1, 0, faults=["nabla.A.divides\n  by zero"]))
    stages["b"] = ("second", lambda run: print("b has run") or Count(4))
    assert suite.start([]) == 1
    out, err = capfd.readouterr()
    assert err.strip().endswith("nabla: nabla.A.divides\n  by zero")
    assert "b has run" in out


def test_a_stage_in_which_nothing_ran_is_a_failure(stages: dict, capsys: pytest.CaptureFixture[str]) -> None:
    stages["a"] = ("first", lambda run: Count())
    assert suite.start([]) == 1
    assert last_line(capsys) == "0 passed, 1 failed, 0 skipped"


def test_only_the_stages_named_are_run(stages: dict, capsys: pytest.CaptureFixture[str]) -> None:
    stages["a"] = ("first", lambda run: Count(3))
    stages["b"] = ("second", lambda run: pytest.fail("not asked for"))
    assert suite.start(["a"]) == 0
    with pytest.raises(Problem, match="there is no stage c; there are: a, b"):
        suite.start(["c"])


def test_reports_of_surefire_and_pytest_are_read(tmp_path: Path) -> None:
    surefire = tmp_path / "TEST-A.xml"
    surefire.write_text(
        '<testsuite name="A" tests="5" errors="1" skipped="1" failures="1">'
        '<testcase name="x"><skipped message="no GPU"/></testcase></testsuite>'
    )
    assert suite.read_report(surefire) == Count(2, 2, 1, ["skipped: no GPU"])
    pytests = tmp_path / "pytest.xml"
    pytests.write_text(
        '<testsuites><testsuite name="pytest" errors="0" failures="0" skipped="0" tests="4"/></testsuites>'
    )
    assert suite.read_report(pytests) == Count(4, 0, 0)


def test_a_failing_test_of_a_report_is_told_with_the_part_of_its_trace_that_tells_most(tmp_path: Path) -> None:
    report = tmp_path / "TEST-A.xml"
    report.write_text(
        '<testsuite name="A" tests="3" errors="1" skipped="0" failures="1"><testcase classname="nabla.A" name="adds"/>'
        '<testcase classname="nabla.A" name="divides"><error message="by zero" type="java.lang.ArithmeticException">java.lang.ArithmeticException: by zero\n'
        "  at nabla.A.divides(A.java:7)\n  at far.away.B(B.java:1)</error></testcase>"
        '<testcase classname="nabla.A" name="doubles"><failure message="expected 4 but was 5"/></testcase></testsuite>'
    )
    assert suite.faults(ElementTree.parse(report).getroot(), lines=2) == [
        "nabla.A.divides\n  java.lang.ArithmeticException: by zero\n    at nabla.A.divides(A.java:7)",
        "nabla.A.doubles\n  expected 4 but was 5",
    ]


def test_a_python_stage_counts_its_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tests" / "sample").mkdir(parents=True)
    (tmp_path / "tests" / "sample" / "test_sample.py").write_text(
        "import pytest\ndef test_good(): pass\ndef test_bad(): assert False\n"
        "@pytest.mark.skip(reason='because')\ndef test_left_out(): pass\n"
    )
    monkeypatch.setattr(suite, "ROOT", tmp_path)
    monkeypatch.setattr(suite, "REPORTS", tmp_path)
    monkeypatch.setattr(suite, "python_of", lambda venv: Path(sys.executable))
    count = suite.python("sample")(suite.Run(Jdk(tmp_path, "17"), dict(os.environ)))
    assert (count.passed, count.failed, count.skipped, count.notes) == (1, 1, 1, ["skipped: because"])
    assert len(count.faults) == 1 and "test_bad" in count.faults[0] and "assert False" in count.faults[0]


def test_a_stage_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(suite, "STAGE_LIMIT", 0.5)
    start = time.monotonic()
    assert suite.call([sys.executable, "-c", "import time; time.sleep(60)"], dict(os.environ)) < 0
    assert time.monotonic() - start < 10
    assert "was ended by signal 9" in capfd.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_process_left_running_is_named_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "GRACE", 0.0)
    environment = {**os.environ, leftovers.VARIABLE: "marked-by-this-test"}
    process = subprocess.Popen(["sleep", "60"], env=environment, start_new_session=True)
    try:
        # The mark is in the child's environment only once exec is done.
        while not leftovers.marked("marked-by-this-test"):
            time.sleep(0.01)
        assert leftovers.end("marked-by-this-test") == ["sleep 60"]
        assert process.wait(5) < 0
    finally:
        process.kill()
        process.wait()
    assert leftovers.end("marked-by-this-test") == []
