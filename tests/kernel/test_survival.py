"""What would end another kernel does not end this one."""

import os
import signal
import subprocess
import sys
import time

import pytest
import zmq

from harness import Installation, Notebook, gone, on_windows, wait_until


def test_out_of_memory(installation, tmp_path):
    small = Installation.make(installation.java_home, tmp_path, "--heap", "200m", "--no-archive")
    notebook = Notebook.start(small)
    try:
        cell = notebook.run("var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);")
        assert cell.status == "error"
        assert cell.error["ename"] == "OutOfMemoryError"
        notebook.run("all = null;")
        assert notebook.run("1 + 1").text == "2"
    finally:
        notebook.close()


def test_stack_overflow(notebook):
    cell = notebook.run("int down(int n) { return down(n + 1) + 1; }\ndown(0)")
    assert cell.error["ename"] == "StackOverflowError"
    assert notebook.run("1 + 1").text == "2"


def test_an_error_thrown_by_a_cell(notebook):
    cell = notebook.run('throw new LinkageError("odd");')
    assert cell.error["ename"] == "LinkageError"
    assert notebook.run("1 + 1").text == "2"


def test_wrong_signature_is_dropped_and_logged(start, tmp_path):
    notebook = start(log=tmp_path / "log.txt")
    session = notebook.client.session
    right = session.key
    session.key = b"wrong"
    notebook.send("int forged = 1;")
    session.key = right
    cell = notebook.run("forged")
    assert cell.status == "error", "a message with a wrong signature was executed"
    wait_until(lambda: "wrong signature" in notebook.log, what="the line in the log")


@pytest.mark.parametrize(
    "frames",
    [
        [b"garbage"],
        [b"", b"\xff\xfe"],
        [b"<IDS|MSG>"],
        [b"<IDS|MSG>", b"sig", b"{}", b"{}", b"{}"],
        [b"<IDS|MSG>", b"", b"not json", b"{}", b"{}", b"{}"],
        [b"x"] * 50,
        [b"<IDS|MSG>", b"", b"[" * 100_000, b"{}", b"{}", b"{}"],
    ],
    ids=["word", "bytes", "delimiter", "short", "no json", "many", "deep"],
)
def test_garbage_is_dropped(notebook, frames):
    with zmq.Context() as context, context.socket(zmq.DEALER) as socket:
        socket.linger = 500
        for port in (notebook.client.shell_port, notebook.client.control_port):
            socket.connect(f"tcp://127.0.0.1:{port}")
            socket.send_multipart(frames)
            time.sleep(0.05)
            socket.disconnect(f"tcp://127.0.0.1:{port}")
    assert notebook.run("1 + 1").text == "2"
    assert notebook.control("kernel_info_request")["status"] == "ok"


def test_what_is_malformed_is_logged_in_a_line(start, tmp_path):
    notebook = start(log=tmp_path / "log.txt")
    with zmq.Context() as context, context.socket(zmq.DEALER) as socket:
        socket.linger = 500
        socket.connect(f"tcp://127.0.0.1:{notebook.client.shell_port}")
        socket.send_multipart([b"garbage"])
    wait_until(lambda: "dropped a message on shell: no <IDS|MSG> delimiter" in notebook.log, what="the line in the log")
    assert notebook.run("1 + 1").text == "2"


def test_odd_contents_are_answered(notebook):
    """Right signature, wrong types: each still gets its reply and its idle."""
    for kind, content in [
        ("execute_request", {}),
        ("execute_request", {"code": 5, "silent": "no", "user_expressions": []}),
        ("complete_request", {"code": "Str", "cursor_pos": 999}),
        ("complete_request", {"code": "Str", "cursor_pos": -4}),
        ("inspect_request", {"code": None}),
        ("history_request", {"hist_access_type": "nonsense", "n": -3}),
        ("is_complete_request", {}),
        ("comm_info_request", {"target_name": 7}),
    ]:
        message = notebook.client.session.msg(kind, content)
        notebook.client.shell_channel.send(message)
        reply = notebook.finish(message["header"]["msg_id"], timeout=10).reply
        assert reply["content"]["status"] in ("ok", "error", "complete", "unknown"), (kind, content)
    assert notebook.run("1 + 1").text == "2"


def test_an_unknown_message_type_is_logged(start, tmp_path):
    notebook = start(log=tmp_path / "log.txt")
    message = notebook.client.session.msg("teleport_request", {})
    notebook.client.shell_channel.send(message)
    wait_until(lambda: "unknown message type teleport_request" in notebook.log, what="the line in the log")
    assert notebook.run("1 + 1").text == "2"


def test_shutdown_leaves_no_process(fresh):
    pid = fresh.pid
    assert fresh.control("shutdown_request", {"restart": False}) == {"status": "ok", "restart": False}
    wait_until(lambda: gone(pid), 10, "the end of the process")


def test_shutdown_while_a_cell_runs_leaves_no_process(fresh):
    pid = fresh.pid
    fresh.send("while (true) {}")
    time.sleep(0.3)
    fresh.control("shutdown_request", {"restart": False})
    wait_until(lambda: gone(pid), 10, "the end of the process")


def test_shutdown_despite_threads_and_hooks_that_hang(fresh):
    pid = fresh.pid
    fresh.run(
        "new Thread(() -> { while (true) { try { Thread.sleep(1000); } catch (Throwable t) {} } }).start();\n"
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { try { Thread.sleep(100_000); } catch (InterruptedException e) {} }));"
    ).ok
    fresh.control("shutdown_request", {"restart": False})
    wait_until(lambda: gone(pid), 15, "the end of the process")


def test_restart(fresh):
    fresh.run("int old = 1;").ok
    before = fresh.pid
    fresh.manager.restart_kernel()
    fresh.client.wait_for_ready(timeout=60)
    assert fresh.pid != before
    assert gone(before)
    assert fresh.run("old").status == "error"
    assert fresh.run("1 + 1").text == "2"


@pytest.mark.skipif(on_windows(), reason="Windows has no SIGTERM")
def test_sigterm_ends_it(fresh):
    pid = fresh.pid
    os.kill(pid, signal.SIGTERM)
    wait_until(lambda: gone(pid), 10, "the end of the process")


@pytest.mark.skipif(on_windows(), reason="Windows has no SIGTERM")
def test_sigterm_ends_it_while_a_cell_runs(fresh):
    pid = fresh.pid
    fresh.send('System.out.println("on"); while (true) {}')
    fresh.wait_output("on")
    os.kill(pid, signal.SIGTERM)
    wait_until(lambda: gone(pid), 10, "the end of the process")


@pytest.mark.skipif(on_windows(), reason="uses POSIX processes")
def test_it_ends_when_its_parent_dies(installation, tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        "import sys, time\n"
        f"sys.path.insert(0, {str(os.path.dirname(__file__))!r})\n"
        "from harness import Installation, Notebook\n"
        "from pathlib import Path\n"
        f"n = Notebook.start(Installation({installation.java_home!r}, Path({str(installation.prefix)!r}), ''))\n"
        "print(n.pid, flush=True)\n"
        "time.sleep(100)\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    try:
        pid = int(parent.stdout.readline())
    finally:
        parent.kill()
        parent.wait()
    wait_until(lambda: gone(pid), 15, "the end of the kernel")


def test_a_folder_with_spaces_and_chinese(installation, start, tmp_path):
    folder = tmp_path / "my 中文 notebooks"
    folder.mkdir()
    (folder / "数据.txt").write_text("42", encoding="utf-8")
    notebook = start(cwd=folder)
    assert notebook.run('java.nio.file.Files.readString(java.nio.file.Path.of("数据.txt"))').text == "42"


def test_a_hundred_requests_in_one_burst(notebook):
    """Many requests in one burst are all answered, in order."""
    sent = [notebook.send(f"{i}", silent=True) for i in range(100)]
    got = [notebook.client.get_shell_msg(timeout=30)["parent_header"]["msg_id"] for _ in sent]
    assert got == sent


@pytest.mark.parametrize(
    "code",
    [
        "System.out.close();",
        "System.err.close();",
        "try (var w = new java.io.PrintWriter(System.out)) { w.print(1); }",
        "System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));",
        "System.setErr(null); System.setOut(null); System.setIn(null);",
        "System.setOut(new java.io.PrintStream(System.out) { public void flush() { throw new Error(); } });",
    ],
)
def test_each_cell_begins_with_streams_that_print(notebook, code):
    notebook.run(code)
    cell = notebook.run('System.out.println("out"); System.err.println("err"); 1 + 1')
    assert (cell.out, cell.err, cell.text) == ("out\n", "err\n", "2")


def test_closing_a_stream_only_flushes_it(notebook):
    cell = notebook.run('System.out.print("a"); System.out.close(); System.out.print("b");')
    assert cell.out == "ab"


def test_what_the_compiler_fails_on_is_told_and_logged_and_the_session_goes_on(start, tmp_path):
    log = tmp_path / "log"
    notebook = start(log=log)
    notebook.run("int kept = 5;")
    deep = "~" * 500_000 + "1"
    cell = notebook.run(deep, timeout=120)
    assert cell.status == "error"
    assert "nested too deeply" in cell.error["evalue"]
    assert notebook.run("kept").text == "5"
    wait_until(lambda: "StackOverflowError" in notebook.log, what="the line in the log")
    assert notebook.run("%reset\n1 + 1").text == "2"


def test_a_text_longer_than_a_class_file_holds(notebook):
    rows = "1,2,3,é\\n" * 20_000
    assert notebook.run(f'String csv = "{rows}"; csv.length()').text == "160000"
    assert notebook.run("1 + 1").text == "2"
