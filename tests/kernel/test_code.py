"""Completion, inspection, is_complete as a front end asks for them."""

import pytest


def complete(notebook, code, cursor=None):
    return notebook.ask(notebook.client.complete(code, len(code) if cursor is None else cursor))


def test_completion_has_types_and_signatures(notebook):
    notebook.run("int countOfThings = 1;").ok
    reply = complete(notebook, "countOfTh")
    assert reply["matches"] == ["countOfThings"]
    assert (reply["cursor_start"], reply["cursor_end"]) == (0, 9)
    types = complete(notebook, "Math.hyp")["metadata"]["_jupyter_types_experimental"]
    assert types[0]["type"]
    assert "double" in types[0]["signature"]


def test_the_cursor_counts_characters_not_utf16_units(notebook):
    code = 'String 🙂x = "🙂🙂"; Math.hyp'.replace("🙂x", "sx")
    reply = complete(notebook, code)
    assert reply["cursor_start"] == code.index("hyp")
    assert reply["cursor_end"] == len(code)


def test_completion_in_the_middle_of_a_cell(notebook):
    code = "int a = Math.hyp\nint b = 2;"
    reply = complete(notebook, code, cursor=code.index("\n"))
    assert any(match.startswith("hypot") for match in reply["matches"])


def test_inspection_shows_the_signature(notebook):
    notebook.run("int add(int a, int b) { return a + b; }").ok
    for code, words in [("add", "int add(int a, int b)"), ("String", "String"), ("Math.hypot(", "hypot")]:
        reply = notebook.ask(notebook.client.inspect(code, len(code)))
        assert reply["found"], code
        assert words in reply["data"]["text/plain"]


def test_inspection_of_nothing_is_not_found(notebook):
    reply = notebook.ask(notebook.client.inspect("", 0))
    assert reply == {"status": "ok", "found": False, "data": {}, "metadata": {}}


@pytest.mark.parametrize(
    "code, status",
    [
        ("1 + 1", "complete"),
        ("int a = 3;", "complete"),
        ("if (true) {", "incomplete"),
        ("List.of(1,", "incomplete"),
        ("/* open", "incomplete"),
        ("int = 3;", "invalid"),
        ("%time 1", "complete"),
    ],
)
def test_is_complete(notebook, code, status):
    assert notebook.ask(notebook.client.is_complete(code))["status"] == status


def test_the_indent_follows_the_braces(notebook):
    reply = notebook.ask(notebook.client.is_complete("class A {\n  void f() {"))
    assert reply["status"] == "incomplete"
    assert len(reply["indent"]) > 2 and reply["indent"].isspace()
