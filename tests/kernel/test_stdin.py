"""What the user types."""

import time


def test_scanner(notebook):
    cell = notebook.run(
        "var scanner = new java.util.Scanner(System.in);\nscanner.nextInt() + scanner.nextInt()",
        answers=["3", "4"],
    ).ok
    assert cell.text == "7"


def test_buffered_reader(notebook):
    cell = notebook.run(
        "new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine()", answers=["a line"]
    ).ok
    assert cell.text == "a line"


def test_input_shows_its_prompt(notebook):
    cell = notebook.run('input("Name: ") + "!"', answers=["中文"]).ok
    assert cell.of("input_request") == [{"prompt": "Name: ", "password": False}]
    assert cell.text == "中文!"


def test_a_password_is_hidden(notebook):
    cell = notebook.run('password("Secret: ").length()', answers=["abc"]).ok
    assert cell.of("input_request") == [{"prompt": "Secret: ", "password": True}]
    assert cell.text == "3"


def test_what_was_printed_before_is_there_while_the_question_waits(notebook):
    sent = notebook.send('System.out.print("first"); input("then: ")', allow_stdin=True)
    notebook.client.get_stdin_msg(timeout=10)
    assert notebook.wait_output("first")["parent_header"]["msg_id"] == sent
    notebook.client.input("x")
    assert notebook.finish(sent).text == "x"


def test_a_front_end_without_input_gets_a_clear_error(notebook):
    cell = notebook.run('input("?")')
    assert cell.status == "error"
    assert "cannot ask the user" in cell.trouble


def _interrupted_while_asked(notebook, code):
    sent = notebook.send(code, allow_stdin=True)
    asked = notebook.client.get_stdin_msg(timeout=10)
    assert asked["msg_type"] == "input_request"
    time.sleep(0.2)
    begun = time.monotonic()
    notebook.interrupt()
    cell = notebook.finish(sent, timeout=5)
    assert cell.status == "error"
    assert time.monotonic() - begun <= 1.0


def test_an_interrupted_input_leaves_the_next_one_working(notebook):
    _interrupted_while_asked(notebook, 'input("wait: ")')
    assert notebook.run('input("again: ")', answers=["yes"]).text == "yes"


def test_an_interrupted_reader_leaves_the_next_read_working(notebook):
    notebook.run("var reader = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));").ok
    _interrupted_while_asked(notebook, "reader.readLine()")
    assert notebook.run("reader.readLine()", answers=["yes"]).text == "yes"


def test_an_interrupted_scanner_leaves_the_next_read_working(notebook):
    notebook.run("var kept = new java.util.Scanner(System.in);").ok
    _interrupted_while_asked(notebook, "kept.nextLine()")
    assert notebook.run("kept.nextLine()", answers=["yes"]).text == "yes"


def test_an_interrupted_scanner_of_numbers_leaves_the_next_read_working(notebook):
    notebook.run("var numbers = new java.util.Scanner(System.in);").ok
    _interrupted_while_asked(notebook, "while (true) { int n = numbers.nextInt(); }")
    assert notebook.run("numbers.nextInt()", answers=["12"]).text == "12"


def test_a_late_answer_to_an_interrupted_question_is_dropped(notebook):
    sent = notebook.send('input("one: ")', allow_stdin=True)
    asked = notebook.client.get_stdin_msg(timeout=10)
    notebook.interrupt()
    notebook.finish(sent, timeout=5)
    late = notebook.client.session.msg("input_reply", {"value": "late"}, parent=asked)
    sent = notebook.send('input("two: ")', allow_stdin=True)
    notebook.client.get_stdin_msg(timeout=10)
    notebook.client.stdin_channel.send(late)
    time.sleep(0.2)
    notebook.client.input("right")
    assert notebook.finish(sent, timeout=5).text == "right"
