"""System.exit and Runtime.halt: in a cell, in a library that a cell adds, and where nothing can be done about it."""

import subprocess
from pathlib import Path

import pytest

from harness import Installation, Notebook, gone, wait_until

TOOL = """package lib;

public class Tool {
  public static void quit() { System.exit(3); }
  public static void leave() { Runtime.getRuntime().exit(3); }
  public static void drop() { Runtime.getRuntime().halt(3); }
  public static void later() { new Thread(() -> System.exit(3)).start(); }
  public static java.util.function.IntConsumer reference() { return System::exit; }
  public static int twice(int n) { return 2 * n; }
}
"""


@pytest.fixture(scope="module")
def tool(installation, tmp_path_factory):
    """A jar whose classes end the process."""
    folder = tmp_path_factory.mktemp("tool")
    (folder / "Tool.java").write_text(TOOL)
    tools = Path(installation.java_home) / "bin"
    subprocess.run([tools / "javac", "-d", folder / "classes", folder / "Tool.java"], check=True)
    subprocess.run([tools / "jar", "cf", folder / "tool.jar", "-C", folder / "classes", "."], check=True)
    return folder / "tool.jar"


@pytest.mark.parametrize(
    "code",
    ["System.exit(3);", "Runtime.getRuntime().exit(3);", "Runtime.getRuntime().halt(3);",
     "void leave() { System.exit(3); }\nleave();", "Runnable quit = () -> System.exit(3);\nquit.run();",
     "new ArrayList<>(List.of(1)).forEach(i -> System.exit(3));"],
    ids=["exit", "Runtime.exit", "halt", "method", "lambda", "inside a library call"],
)  # fmt: skip
def test_in_a_cell_it_is_an_error_and_the_kernel_lives(notebook, code):
    notebook.run("int kept = 5;").ok
    cell = notebook.run(code)
    assert cell.status == "error"
    assert "exit(3)" in cell.trouble
    assert notebook.run("kept").text == "5"


@pytest.mark.parametrize(
    "code",
    ["lib.Tool.quit();", "lib.Tool.leave();", "lib.Tool.drop();", "lib.Tool.reference().accept(3);"],
    ids=["exit", "Runtime.exit", "halt", "method reference"],
)
def test_in_a_jar_that_a_cell_adds_it_is_an_error_and_the_kernel_lives(notebook, tool, code):
    notebook.run(f'%jars "{tool}"\nint held = 5;').ok
    cell = notebook.run(code)
    assert cell.error["ename"] == "SystemExit"
    assert "exit(3)" in cell.trouble
    assert notebook.run("lib.Tool.twice(held)").text == "10", "the jar's other code is as it was"


def test_in_a_thread_of_such_a_jar_it_ends_the_thread_only(notebook, tool):
    notebook.run(f'%jars "{tool}"').ok
    notebook.run("lib.Tool.later(); Thread.sleep(300);")
    assert notebook.run("1 + 1").text == "2"


@pytest.fixture
def doomed(installation, tool, tmp_path):
    """A kernel that had the jar on its class path when it started, so that its classes are the JVM's own business."""
    installed = Installation.make(installation.java_home, tmp_path / "p", "--no-archive", "--class-path", str(tool))
    notebook = Notebook.start(installed, log=tmp_path / "log.txt")
    yield notebook
    notebook.close()


REFLECTION = 'System.class.getMethod("exit", int.class).invoke(null, 3);'


@pytest.mark.parametrize(
    "code, caller",
    [("lib.Tool.quit();", "lib.Tool.quit(Tool.java:4)"), (REFLECTION, "(cell 1:1)")],
    ids=["library", "reflection"],
)
def test_on_the_first_class_path_the_cell_is_answered_before_the_kernel_ends(doomed, code, caller):
    cell = doomed.run(code, timeout=5)
    assert cell.error["ename"] == "SystemExit"
    assert f"{caller} called System.exit" in cell.trouble
    assert "Restart it" in cell.trouble
    assert doomed.manager.provisioner.process.wait(5) == 3, "the status of the exit"
    assert f"{caller} called System.exit: the kernel ends" in doomed.log
    assert len([line for line in doomed.log.splitlines() if "nabla-kernel" in line]) == 1, doomed.log


def test_what_is_queued_behind_such_a_cell_is_aborted(doomed):
    sent = [doomed.send(code) for code in ("Thread.sleep(300); lib.Tool.quit();", "1 + 1")]
    statuses = [doomed.client.get_shell_msg(timeout=5)["content"]["status"] for _ in sent]
    assert statuses == ["error", "aborted"]


def test_a_background_thread_that_exits_ends_the_kernel_with_a_word(doomed):
    pid = doomed.pid
    doomed.run("new Thread(() -> { try { Thread.sleep(400); } catch (InterruptedException e) {} lib.Tool.quit(); }).start();").ok
    doomed.wait_output("called System.exit", timeout=5)
    wait_until(lambda: gone(pid), 5, "the end of the process")


def test_the_manager_starts_a_kernel_anew_after_it(doomed):
    doomed.run("lib.Tool.quit();", timeout=5)
    wait_until(lambda: not doomed.alive(), 5, "the end of the process")
    doomed.manager.restart_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    doomed.client.wait_for_ready(timeout=60)
    assert doomed.run("1 + 1").text == "2"
