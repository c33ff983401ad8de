"""display, updateDisplay, clearOutput, render; renderers; comms; the pager."""

import base64


def test_display_returns_an_id_that_updates_it_from_another_cell(notebook):
    first = notebook.run('var shown = display("one");').ok
    data = first.of("display_data")[0]
    identity = data["transient"]["display_id"]
    assert data["data"]["text/plain"] == "one"
    assert notebook.run("shown").text == identity
    second = notebook.run('updateDisplay(shown, "two");').ok
    assert second.of("update_display_data")[0]["transient"]["display_id"] == identity
    assert second.of("update_display_data")[0]["data"]["text/plain"] == "two"


def test_a_cell_that_ends_with_display_shows_no_id(notebook):
    cell = notebook.run('display("once")').ok
    assert len(cell.of("display_data")) == 1
    assert cell.result is None


def test_display_keeps_its_place_among_printed_lines(notebook):
    cell = notebook.run('System.out.println("a"); display("b"); System.out.println("c");').ok
    kinds = [m["msg_type"] for m in cell.messages if m["msg_type"] in ("stream", "display_data")]
    assert kinds == ["stream", "display_data", "stream"]


def test_clear_output(notebook):
    cell = notebook.run("clearOutput(); clearOutput(true);").ok
    assert [c["wait"] for c in cell.of("clear_output")] == [False, True]


def test_images_are_png(notebook):
    code = "new java.awt.image.BufferedImage(3, 2, java.awt.image.BufferedImage.TYPE_INT_RGB)"
    cell = notebook.run(code).ok
    assert base64.b64decode(cell.result["image/png"]).startswith(b"\x89PNG")
    assert cell.of("execute_result")[0]["metadata"]["image/png"] == {"width": 3, "height": 2}
    assert cell.text == "Image 3 × 2 pixels"


def test_bytes_of_an_image_file_are_an_image(notebook):
    cell = notebook.run(
        "var png = new java.io.ByteArrayOutputStream();\n"
        "javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(2, 2, 1), \"png\", png);\n"
        "png.toByteArray()"
    ).ok
    assert base64.b64decode(cell.result["image/png"]).startswith(b"\x89PNG")


def test_other_bytes_are_text(notebook):
    assert notebook.run("new byte[] {1, 2}").text == "[1, 2]"


def test_html_svg_markdown_latex_json(notebook):
    for code, mime, content in [
        ('html("<i>x</i>")', "text/html", "<i>x</i>"),
        ('svg("<svg/>")', "image/svg+xml", "<svg/>"),
        ('markdown("*x*")', "text/markdown", "*x*"),
        ('latex("$x^2$")', "text/latex", "$x^2$"),
        ('json(java.util.Map.of("a", List.of(1, true)))', "application/json", {"a": [1, True]}),
    ]:
        data = notebook.run(code).ok.result
        assert data[mime] == content
        assert "text/plain" in data


def test_display_with_a_mime_type_keeps_that_one_and_plain_text(notebook):
    cell = notebook.run('display(html("<i>x</i>").with("text/markdown", "*x*"), "text/markdown");').ok
    assert set(cell.of("display_data")[0]["data"]) == {"text/markdown", "text/plain"}


def test_render_gives_the_bundle(notebook):
    assert notebook.run('render(3).data().get("text/plain")').text == "3"


def test_a_registered_renderer_serves_subtypes(notebook):
    notebook.run(
        "interface Shape2 {}\nrecord Dot(int x) implements Shape2 {}\n"
        "kernel().renderers().register(Shape2.class, s -> nabla.kernel.display.Bundle.of(\"text/html\", \"<b>\" + s + \"</b>\"));"
    ).ok
    data = notebook.run("new Dot(3)").ok.result
    assert data["text/html"] == "<b>Dot[x=3]</b>"
    assert data["text/plain"] == "Dot[x=3]"


def test_a_renderer_that_throws_leaves_plain_text_and_says_so(notebook):
    notebook.run(
        "record Bad(int x) {}\n"
        'kernel().renderers().register(Bad.class, b -> { throw new IllegalStateException("broken"); });'
    ).ok
    text = notebook.run("new Bad(1)").ok.text
    assert "Bad[x=1]" in text and "broken" in text


def test_an_error_while_a_value_is_rendered_leaves_the_kernel_well(notebook):
    notebook.run("class Loop { public String toString() { return \"\" + this; } }").ok
    cell = notebook.run("new Loop()")
    assert cell.status == "ok" and "StackOverflowError" in cell.text
    assert notebook.run("1 + 1").text == "2"


def test_a_value_whose_text_never_ends_can_be_interrupted(notebook):
    notebook.run("class Slow { public String toString() { while (true) {} } }").ok
    sent = notebook.send("new Slow()")
    import time

    time.sleep(0.5)
    notebook.interrupt()
    cell = notebook.finish(sent, timeout=5)
    assert cell.status == "error"
    assert notebook.run("1 + 1").text == "2"


def test_arrays_and_null(notebook):
    assert notebook.run("new int[][] {{1, 2}, {3}}").text == "[[1, 2], [3]]"


def test_comm_round_trip(notebook):
    notebook.run(
        'kernel().comms().register("echo", (comm, data) -> comm.onMessage(m -> comm.send(java.util.Map.of("echo", m.get("n")))));'
    ).ok
    client = notebook.client
    def send(kind, content):
        message = client.session.msg(kind, content)
        client.shell_channel.send(message)
        return message["header"]["msg_id"]

    send("comm_open", {"comm_id": "c1", "target_name": "echo", "data": {}})
    send("comm_msg", {"comm_id": "c1", "data": {"n": 5}})
    while True:
        message = client.get_iopub_msg(timeout=10)
        if message["msg_type"] == "comm_msg":
            break
    assert message["content"] == {"comm_id": "c1", "data": {"echo": 5}}
    assert notebook.ask(client.comm_info("echo"))["comms"] == {"c1": {"target_name": "echo"}}
    send("comm_close", {"comm_id": "c1", "data": {}})
    assert notebook.ask(client.comm_info("echo"))["comms"] == {}


def test_a_comm_of_an_unknown_kind_is_closed(notebook):
    message = notebook.client.session.msg("comm_open", {"comm_id": "c9", "target_name": "none", "data": {}})
    notebook.client.shell_channel.send(message)
    while True:
        answer = notebook.client.get_iopub_msg(timeout=10)
        if answer["msg_type"] == "comm_close":
            break
    assert answer["content"]["comm_id"] == "c9"


def test_a_cell_opens_a_comm(notebook):
    cell = notebook.run('var line = kernel().comms().open("chart", java.util.Map.of("a", 1)); line.send(java.util.Map.of("b", 2)); line.close(java.util.Map.of());').ok
    assert cell.of("comm_open")[0]["target_name"] == "chart"
    assert cell.of("comm_msg")[0]["data"] == {"b": 2}
    assert len(cell.of("comm_close")) == 1


def test_question_mark_opens_the_pager(notebook):
    for code in ("?Math.hypot", "Math.hypot?", "String??"):
        payload = notebook.run(code).ok.reply["content"]["payload"]
        assert payload[0]["source"] == "page"
        assert payload[0]["data"]["text/plain"]


def test_question_about_the_unknown_says_so(notebook):
    cell = notebook.run("nowhere?").ok
    assert "Nothing is known about nowhere" in cell.err
