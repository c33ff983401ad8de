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


LIMIT = 2_000_000


def test_a_line_of_fifty_megabytes_is_cut_and_said_to_be(notebook):
    cell = notebook.run('System.out.println("x".repeat(50_000_000));').ok
    assert len(cell.out) == LIMIT
    assert "a cell may print 2,000,000 bytes" in cell.err
    assert cell.err.count(f"[{50_000_001 - LIMIT:,} bytes of output were cut. To see more,") == 1
    assert "start Jupyter with NABLA_OUTPUT_LIMIT=20000000 in its environment" in cell.err
    assert notebook.run("1 + 1").text == "2"


def test_what_was_cut_is_said_once_where_the_cell_is_stopped_too(notebook):
    sent = notebook.send('while (true) System.out.println("spam");')
    notebook.wait_output("what it prints is cut", timeout=20)
    notebook.control("interrupt_request")
    cell = notebook.finish(sent)
    assert cell.err.count("bytes of output were cut") == 1


def test_the_output_limit_can_be_set(start):
    notebook = start(env={"NABLA_OUTPUT_LIMIT": "1600"})
    cell = notebook.run('for (int i = 0; i < 1000; i++) System.out.println("0123456789abcde");').ok
    assert len(cell.out) == 1600
    assert "[14,400 bytes of output were cut. To see all, start Jupyter with NABLA_OUTPUT_LIMIT=16000" in cell.err
    assert notebook.run('System.out.print("x".repeat(1500))').out == "x" * 1500, "the limit is per cell"
    raised = start(env={"NABLA_OUTPUT_LIMIT": "16000"})
    whole = raised.run('for (int i = 0; i < 1000; i++) System.out.println("0123456789abcde");').ok
    assert (len(whole.out), whole.err) == (16_000, ""), "the setting that is named shows all"


def test_a_limit_that_is_no_number_is_said_and_the_kernel_runs(start):
    notebook = start(env={"NABLA_OUTPUT_LIMIT": "much"})
    cell = notebook.run("6 * 7").ok
    assert cell.text == "42"
    assert 'NABLA_OUTPUT_LIMIT is "much", which is no number of bytes such as 2000000' in cell.err
    assert notebook.run("1 + 1").ok.err == ""


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
