"""What cells print: gathered, capped, and shown below the cell that printed it."""

import time


def test_stdout_and_stderr_arrive_in_order(notebook):
    cell = notebook.run('System.out.println("a"); System.err.println("b"); System.out.println("c");').ok
    assert [(c["name"], c["text"]) for c in cell.of("stream")] == [
        ("stdout", "a\n"),
        ("stderr", "b\n"),
        ("stdout", "c\n"),
    ]


def test_output_comes_while_the_cell_runs(notebook):
    sent = notebook.send('System.out.println("early"); Thread.sleep(1500);')
    begun = time.monotonic()
    notebook.wait_output("early", timeout=10)
    assert time.monotonic() - begun < 1.0, "the line waited for the end of its cell"
    notebook.finish(sent)


def test_hundred_thousand_lines_are_quick_and_few_messages(notebook):
    notebook.run("1")
    cell = notebook.run('for (int i = 0; i < 100_000; i++) System.out.println("line " + i);').ok
    assert cell.out == "".join(f"line {i}\n" for i in range(100_000)), "lines were lost or changed"
    assert len(cell.of("stream")) <= 300
    assert cell.seconds <= 1.5


def test_a_line_of_fifty_megabytes_is_cut_and_said_to_be(notebook):
    cell = notebook.run('System.out.println("x".repeat(50_000_000));').ok
    assert len(cell.out) == 4 << 20
    assert "output limit of 4,194,304 bytes" in cell.err
    assert "NABLA_OUTPUT_LIMIT" in cell.err
    assert f"[{50_000_001 - (4 << 20):,} bytes of output were cut.]" in cell.err
    assert notebook.run("1 + 1").text == "2"


def test_the_output_limit_can_be_set(start):
    notebook = start(env={"NABLA_OUTPUT_LIMIT": "1000"})
    cell = notebook.run('for (int i = 0; i < 1000; i++) System.out.println("0123456789");').ok
    assert len(cell.out) == 1000
    assert "[10,000 bytes of output were cut.]" in cell.err
    assert notebook.run('System.out.print("x".repeat(900))').out == "x" * 900, "the limit is per cell"


def test_a_background_thread_prints_below_its_own_cell_while_another_runs(notebook):
    first = notebook.send(
        "new Thread(() -> { try { Thread.sleep(500); } catch (InterruptedException e) {} "
        'System.out.println("late line"); }).start();'
    )
    second = notebook.send('System.out.println("other"); Thread.sleep(1200);')
    assert notebook.wait_output("other")["parent_header"]["msg_id"] == second
    assert notebook.wait_output("late line")["parent_header"]["msg_id"] == first
    for _ in range(2):
        notebook.client.get_shell_msg(timeout=10)


def test_late_output_has_its_cell_for_parent(notebook):
    sent = notebook.send(
        'new Thread(() -> { try { Thread.sleep(500); } catch (InterruptedException e) {} System.out.println("after the end"); }).start();'
    )
    reply = notebook.client.get_shell_msg(timeout=20)
    assert reply["content"]["status"] == "ok"
    message = notebook.wait_output("after the end")
    assert message["parent_header"]["msg_id"] == sent


def test_parallel_streams_print_below_the_cell_that_runs(notebook):
    warm = notebook.run("java.util.stream.IntStream.range(0, 64).parallel().forEach(i -> {});").ok
    cell = notebook.run(
        'java.util.stream.IntStream.range(0, 64).parallel().forEach(i -> System.out.println("p" + i));'
    ).ok
    assert warm.out == ""
    assert sorted(cell.out.split()) == sorted(f"p{i}" for i in range(64))


def test_unicode_in_code_identifiers_and_output(notebook):
    cell = notebook.run('var 数字 = "中文 Ω 🙂"; System.out.println(数字); System.err.print("é\\n"); 数字').ok
    assert cell.out == "中文 Ω 🙂\n"
    assert cell.err == "é\n"
    assert cell.text == "中文 Ω 🙂"


def test_bytes_written_one_by_one_make_whole_characters(notebook):
    cell = notebook.run(
        'for (byte b : "中文🙂".getBytes(java.nio.charset.StandardCharsets.UTF_8)) {'
        " System.out.write(b); System.out.flush(); Thread.sleep(30); }"
    ).ok
    assert cell.out == "中文🙂"


def test_printf_and_print_without_newline(notebook):
    assert notebook.run('System.out.printf("%d-%s", 3, "x"); System.out.print(\'!\');').out == "3-x!"
