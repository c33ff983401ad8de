"""What never ends can be stopped, within a second, and the kernel is as it was."""

import os
import signal
import time

import pytest

from harness import on_windows

ENDLESS = {
    "loop": "while (true) {}",
    "counting loop": "long n = 0; for (;;) { n++; }",
    "nested loops": "for (int i = 0; ; i++) { for (int j = 0; j < 1000; j++) { } }",
    "loop in a method": "void spin() { int i = 0; do { i++; } while (i >= 0 || i < 0); }\nspin();",
    "loop in a lambda": "Runnable r = () -> { while (true) {} };\nr.run();",
    "stream": "java.util.stream.Stream.generate(() -> 1).mapToInt(i -> i).sum()",
    "parallel stream": "java.util.stream.IntStream.iterate(0, i -> i + 1).parallel().map(i -> i * 2).filter(i -> i == 1).count()",
    "recursion without end": "int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(60)",
    "sleep": "Thread.sleep(1_000_000);",
    "lock": "var latch = new java.util.concurrent.CountDownLatch(1);\nlatch.await();",
    "queue": "new java.util.concurrent.LinkedBlockingQueue<String>().take()",
    "monitor": "var monitor = new Object();\nsynchronized (monitor) { monitor.wait(); }",
    "lock that another thread holds": (
        "var lock = new java.util.concurrent.locks.ReentrantLock();\n"
        "var holder = new Thread(() -> { lock.lock(); while (true) {} });\n"
        "holder.start(); Thread.sleep(100); lock.lock();"
    ),
    "monitor that another thread holds": (
        "var shared = new Object();\n"
        "var owner = new Thread(() -> { synchronized (shared) { while (true) {} } });\n"
        "owner.start(); Thread.sleep(100); synchronized (shared) { }"
    ),
    "join": "var sleeper = new Thread(() -> { while (true) {} });\nsleeper.start(); sleeper.join();",
    "catching everything": "while (true) { try { Thread.sleep(10); } catch (Throwable t) { } }",
    "finally": "while (true) { try { int i = 1; } finally { continue; } }",
    "printing": 'while (true) System.out.print("x");',
}


@pytest.mark.parametrize("code", ENDLESS.values(), ids=ENDLESS.keys())
def test_it_stops_within_a_second_and_the_next_cell_works(notebook, code):
    notebook.run("int before = 41;").ok
    sent = notebook.send(code)
    time.sleep(0.7)
    begun = time.monotonic()
    notebook.interrupt()
    cell = notebook.finish(sent, timeout=10)
    assert time.monotonic() - begun <= 1.0
    assert cell.status == "error"
    assert cell.error["ename"] == "Interrupted"
    assert notebook.run("before + 1").text == "42", "the variables are gone"


def test_compiled_code_stops_too(notebook):
    """After some seconds the loop runs as optimised machine code, where checks might have been lost."""
    sent = notebook.send("double sum = 0; for (long i = 0; ; i++) { sum += Math.sqrt(i); }")
    time.sleep(4)
    begun = time.monotonic()
    notebook.interrupt()
    assert notebook.finish(sent, timeout=10).status == "error"
    assert time.monotonic() - begun <= 1.0


def test_interrupting_stops_the_queue(notebook):
    sent = [notebook.send(code) for code in ("while (true) {}", "1 + 1")]
    time.sleep(0.5)
    notebook.interrupt()
    replies = [notebook.client.get_shell_msg(timeout=10) for _ in sent]
    assert [r["content"]["status"] for r in replies] == ["error", "aborted"]


def test_an_interrupt_right_after_a_cell_is_sent_stops_it(start):
    """The cell may still wait for Java to start, or be compiled."""
    notebook = start()
    for _ in range(5):
        sent = notebook.send("while (true) {}")
        time.sleep(0.01)
        notebook.interrupt()
        assert notebook.finish(sent, timeout=20).status == "error"


def test_an_interrupt_while_nothing_runs_does_nothing(notebook):
    notebook.interrupt()
    time.sleep(0.1)
    assert notebook.run("1 + 1").text == "2"


def test_many_interrupts_in_a_row(notebook):
    for _ in range(3):
        sent = notebook.send("while (true) {}")
        time.sleep(0.3)
        for _ in range(5):
            notebook.interrupt()
        assert notebook.finish(sent, timeout=5).status == "error"
        assert notebook.run("1 + 1").text == "2"


@pytest.mark.skipif(on_windows(), reason="Windows has no SIGINT for another process")
def test_sigint_stops_the_cell_and_not_the_kernel(notebook):
    sent = notebook.send('System.out.println("on"); while (true) {}')
    notebook.wait_output("on")
    os.kill(notebook.pid, signal.SIGINT)
    assert notebook.finish(sent, timeout=5).status == "error"
    assert notebook.run("1 + 1").text == "2"
