"""Counts, silence, history, the queue after an error, expressions."""

import re
import time

from nabla_cli import notebook_file


def test_value_of_the_last_expression(notebook):
    assert notebook.run("int a = 20;\na * 2 + 2").text == "42"


def test_a_statement_has_no_value(notebook):
    assert notebook.run("int quiet = 3;").result is None


def test_counts_grow_by_one(fresh):
    counts = [fresh.run("1").reply["content"]["execution_count"] for _ in range(3)]
    assert counts == [1, 2, 3]


def test_execute_input_is_broadcast(fresh):
    assert fresh.run("1 + 2").of("execute_input") == [{"code": "1 + 2", "execution_count": 1}]


def test_busy_comes_first_and_idle_last(notebook):
    messages = notebook.run("1 + 2").messages
    assert messages[0]["content"] == {"execution_state": "busy"}
    assert messages[-1]["content"] == {"execution_state": "idle"}


def test_silent_broadcasts_nothing_and_counts_nothing(fresh):
    cell = fresh.run('System.out.println("x"); 5', silent=True).ok
    assert {m["msg_type"] for m in cell.messages} == {"status"}
    assert fresh.run("1").reply["content"]["execution_count"] == 1


def test_silent_still_does_its_work(notebook):
    notebook.run("int hidden = 17;", silent=True).ok
    assert notebook.run("hidden").text == "17"


def test_store_history_false_counts_nothing_and_leaves_no_trace(fresh):
    assert fresh.run("1 + 5", store_history=False).text == "6"
    assert fresh.run("2").reply["content"]["execution_count"] == 1
    rows = fresh.ask(fresh.client.history(hist_access_type="tail", n=10, raw=True, output=False))["history"]
    assert [row[2] for row in rows] == ["2"]


def test_an_empty_cell_counts_nothing(fresh):
    assert fresh.run("  \n").ok.result is None
    assert fresh.run("1").reply["content"]["execution_count"] == 1


def test_user_expressions(notebook):
    cell = notebook.run("int u = 6;", user_expressions={"good": "u * 7", "bad": "nowhere", "thrown": "1 / 0"}).ok
    answers = cell.reply["content"]["user_expressions"]
    assert answers["good"]["status"] == "ok"
    assert answers["good"]["data"]["text/plain"] == "42"
    assert answers["bad"]["status"] == "error"
    assert answers["thrown"]["ename"] == "ArithmeticException"


def test_cells_queued_behind_an_error_are_aborted(notebook):
    notebook.run("int ran = 0;").ok
    sent = [notebook.send(code) for code in ("Thread.sleep(300); int x = 1 / 0;", "ran++;", "ran++;")]
    replies = {}
    while len(replies) < 3:
        reply = notebook.client.get_shell_msg(timeout=20)
        replies[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
    assert [replies[one] for one in sent] == ["error", "aborted", "aborted"]
    assert notebook.run("ran").text == "0"


def test_stop_on_error_false_lets_the_queue_go_on(notebook):
    notebook.run("int went = 0;").ok
    sent = [
        notebook.send("Thread.sleep(300); int x = 1 / 0;", stop_on_error=False),
        notebook.send("went++;"),
    ]
    statuses = [notebook.client.get_shell_msg(timeout=20)["content"]["status"] for _ in sent]
    assert statuses == ["error", "ok"]
    assert notebook.run("went").text == "1"


def test_another_client_s_cells_are_not_aborted(notebook):
    other = notebook.second_client()
    try:
        notebook.run("int theirs = 0;").ok
        notebook.send("Thread.sleep(500); int x = 1 / 0;")
        time.sleep(0.2)
        sent = notebook.send("theirs = 5;", client=other)
        assert notebook.finish(sent, client=other).status == "ok"
        assert notebook.client.get_shell_msg(timeout=20)["content"]["status"] == "error"
        assert notebook.run("theirs").text == "5"
    finally:
        other.stop_channels()


def test_two_clients_share_the_variables(notebook):
    other = notebook.second_client()
    try:
        notebook.run("int common = 8;").ok
        assert notebook.run("common + 1", client=other).text == "9"
    finally:
        other.stop_channels()


def test_two_clients_at_once_each_get_their_own(notebook):
    """Both send at the same time; nobody gets the other's replies, and all outputs have the right parent."""
    other = notebook.second_client()
    try:
        sent = {}
        for i in range(10):
            sent[notebook.send(f'System.out.println("a{i}"); {i}')] = ("a", i)
            sent[notebook.send(f'System.out.println("b{i}"); {i}', client=other)] = ("b", i)
        for client, name in ((notebook.client, "a"), (other, "b")):
            for i in range(10):
                reply = client.get_shell_msg(timeout=20)
                assert sent[reply["parent_header"]["msg_id"]] == (name, i)
                assert reply["content"]["status"] == "ok"
        printed = {}
        while len(printed) < len(sent):
            message = notebook.client.get_iopub_msg(timeout=10)
            if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] in sent:
                printed[message["parent_header"]["msg_id"]] = message["content"]["text"].strip()
        assert printed == {one: f"{name}{i}" for one, (name, i) in sent.items()}
    finally:
        other.stop_channels()


def test_a_trivial_cell_waits_for_no_poll(notebook):
    """A kernel that looks for messages every 50 ms answers in 80 to 140 ms."""
    for _ in range(20):
        notebook.run("1 + 1").ok
    times = []
    for _ in range(40):
        begun = time.monotonic()
        notebook.send("1 + 1")
        notebook.client.get_shell_msg(timeout=10)
        times.append(time.monotonic() - begun)
    assert sorted(times)[20] < 0.05, "the median of 40"


def test_a_traceback_has_the_users_frames_only(notebook):
    cell = notebook.run("int deep(int n) { return new ArrayList<>(List.of(1)).get(n); }\nint top() { return deep(5); }\ntop()")
    assert cell.error["ename"].endswith("IndexOutOfBoundsException")
    assert "line 1" in cell.trouble and "line 2" in cell.trouble
    for frame in ("nabla.kernel", "jdk.internal", "java.base", "cells.", "at java."):
        assert frame not in cell.trouble, cell.trouble


def test_history_has_inputs_and_outputs(fresh):
    for code in ("10 + 1", "int h = 2;", "10 + h", "10 + h"):
        fresh.run(code).ok

    def rows(**options):
        return fresh.ask(fresh.client.history(raw=True, **options))["history"]

    assert rows(hist_access_type="tail", n=2, output=True) == [[1, 3, ["10 + h", "12"]], [1, 4, ["10 + h", "12"]]]
    assert rows(hist_access_type="range", session=0, start=1, stop=3, output=False) == [
        [1, 1, "10 + 1"],
        [1, 2, "int h = 2;"],
    ]
    assert rows(hist_access_type="search", pattern="10*", output=False, unique=True) == [
        [1, 1, "10 + 1"],
        [1, 4, "10 + h"],
    ]
    assert fresh.run("in(1) + out(1)").text == "10 + 111"


def test_kernel_info(notebook):
    info = notebook.ask(notebook.client.kernel_info())
    assert info["status"] == "ok"
    assert info["protocol_version"] == "5.4"
    assert "Nabla" in info["banner"]


def test_what_it_says_of_the_language_is_what_committed_notebooks_have(notebook):
    """On every JDK: front ends write it into the notebooks they open."""
    assert notebook.ask(notebook.client.kernel_info())["language_info"] == notebook_file.LANGUAGE


def test_the_banner_names_the_jdk_and_a_magic_that_exists(notebook):
    banner = notebook.ask(notebook.client.kernel_info())["banner"]
    version = notebook.run('System.getProperty("java.version")').text
    assert f"Java {version}" in banner
    magics = re.findall(r"%\w+", banner)
    assert magics
    assert [magic for magic in magics if magic not in notebook.run("%lsmagic").out] == []


def test_kernel_info_on_control_while_a_cell_runs(notebook):
    sent = notebook.send("Thread.sleep(1000);")
    time.sleep(0.1)
    begun = time.monotonic()
    assert notebook.control("kernel_info_request")["status"] == "ok"
    assert time.monotonic() - begun < 0.5
    notebook.finish(sent)


def test_connect_request_names_the_ports(notebook):
    ports = notebook.control("connect_request")
    assert ports["shell_port"] == notebook.client.shell_port
    assert ports["iopub_port"] == notebook.client.iopub_port


def test_the_heart_beats_during_a_cell(notebook):
    sent = notebook.send("Thread.sleep(600);")
    notebook.client.hb_channel.unpause()
    time.sleep(0.4)
    assert notebook.client.hb_channel.is_beating()
    notebook.finish(sent)
