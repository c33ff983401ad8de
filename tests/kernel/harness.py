"""Drives real kernel processes through jupyter_client."""

import json
import os
import queue
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parents[2]
JAR = ROOT / "kernel" / "target" / "nabla-kernel.jar"
USUAL_FOLDERS = ["/usr/lib/jvm", "/Library/Java/JavaVirtualMachines", "/opt/java"]


def _feature(home):
    """The feature number of the JDK in a folder, or None where there is no JDK."""
    java = Path(home) / "bin" / "java"
    if not java.exists() or not (Path(home) / "bin" / "javac").exists():
        return None
    seen = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True)
    for line in seen.stderr.splitlines():
        if "java.specification.version =" in line:
            return int(line.split("=")[1].strip().removeprefix("1."))
    return None


def java_homes():
    """JDK homes by name: those of NABLA_JAVA_HOMES, else JAVA_HOME and the usual folders."""
    named = os.environ.get("NABLA_JAVA_HOMES", "")
    if named:
        candidates = named.split(os.pathsep)
    else:
        candidates = [os.environ.get("JAVA_HOME", "")]
        for folder in map(Path, USUAL_FOLDERS):
            if folder.is_dir():
                candidates += sorted(str(home.resolve()) for home in folder.iterdir())
                candidates += [str(home) for home in folder.glob("*/Contents/Home")]
    homes = {}
    for home in filter(None, candidates):
        feature = _feature(home)
        if feature in (17, 21, 25) or (named and feature):
            homes.setdefault(f"jdk{feature}", home)
    if not homes:
        raise RuntimeError("no JDK 17, 21 or 25 found: set NABLA_JAVA_HOMES or JAVA_HOME")
    return homes


@dataclass
class Installation:
    """A kernelspec in a folder of its own."""

    java_home: str
    prefix: Path
    output: str

    @staticmethod
    def make(java_home, prefix, *options):
        java = str(Path(java_home) / "bin" / "java")
        done = subprocess.run(
            [java, "-jar", str(JAR), "install", "--prefix", str(prefix), *options],
            capture_output=True,
            text=True,
            timeout=180,
        )
        if done.returncode != 0:
            raise RuntimeError(f"install failed: {done.stdout}{done.stderr}")
        return Installation(java_home, Path(prefix), done.stdout)

    @property
    def kernels(self):
        return self.prefix / "share" / "jupyter" / "kernels"

    @property
    def spec(self):
        return json.loads((self.kernels / "java" / "kernel.json").read_text())

    @property
    def feature(self):
        return _feature(self.java_home)

    def manager(self, name="java"):
        specs = KernelSpecManager(kernel_dirs=[str(self.kernels)], ensure_native_kernel=False)
        return KernelManager(kernel_name=name, kernel_spec_manager=specs)


@dataclass
class Cell:
    """All that came back from one request."""

    reply: dict
    seconds: float
    messages: list = field(default_factory=list)

    def of(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    def stream(self, name):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == name)

    @property
    def out(self):
        return self.stream("stdout")

    @property
    def err(self):
        return self.stream("stderr")

    @property
    def status(self):
        return self.reply["content"]["status"]

    @property
    def ok(self):
        assert self.status == "ok", self.trouble
        return self

    @property
    def trouble(self):
        return "\n".join(self.reply["content"].get("traceback", [])) or str(self.reply["content"])

    @property
    def result(self):
        """The data of the cell's last value, or None."""
        found = self.of("execute_result")
        return found[0]["data"] if found else None

    @property
    def text(self):
        return self.result and self.result["text/plain"]

    @property
    def error(self):
        return self.of("error")[0]


class Notebook:
    """A kernel process and one client of it."""

    def __init__(self, manager, client, log):
        self.manager = manager
        self.client = client
        self.log_file = log

    @staticmethod
    def start(installation, name="java", env=None, cwd=None, log=None, ready=60):
        manager = installation.manager(name)
        options = {"cwd": str(cwd)} if cwd else {}
        options["env"] = {**os.environ, **(env or {})}
        # To a file: a pipe nobody reads would stop a kernel that logs much.
        sink = open(log, "wb") if log else subprocess.DEVNULL
        try:
            manager.start_kernel(stdout=sink, stderr=sink, **options)
        finally:
            if log:
                sink.close()
        client = manager.client()
        client.start_channels()
        notebook = Notebook(manager, client, log)
        try:
            client.wait_for_ready(timeout=ready)
        except Exception:
            notebook.close()
            raise
        return notebook

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def alive(self):
        return self.manager.is_alive()

    @property
    def log(self):
        return Path(self.log_file).read_text(errors="replace")

    def second_client(self):
        """A front end of its own: another session, hence another address for replies."""
        client = BlockingKernelClient()
        client.load_connection_info(self.manager.get_connection_info())
        client.start_channels()
        client.wait_for_ready(timeout=30)
        return client

    def close(self):
        try:
            self.client.stop_channels()
        finally:
            if self.manager.has_kernel:
                self.manager.shutdown_kernel(now=True)
            self.manager.cleanup_resources()

    # -- requests

    def send(self, code, client=None, **options):
        options.setdefault("allow_stdin", False)
        return (client or self.client).execute(code, **options)

    def run(self, code, timeout=30, answers=(), client=None, **options):
        """Runs a cell to its idle; `answers` are typed when it asks."""
        client = client or self.client
        begun = time.monotonic()
        sent = self.send(code, client=client, allow_stdin=bool(answers), **options)
        return self.finish(sent, timeout, list(answers), client, begun)

    def finish(self, sent, timeout=30, answers=(), client=None, begun=None):
        """Waits for a request's reply and idle."""
        client = client or self.client
        begun = begun or time.monotonic()
        deadline = begun + timeout
        answers = list(answers)
        messages, reply, idle = [], None, False
        while reply is None or not idle:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"no {'reply' if reply is None else 'idle'} in {timeout} s; so far {messages[-3:]}")
            if reply is None:
                try:
                    message = client.get_shell_msg(timeout=0 if not idle else min(left, 1))
                    if message["parent_header"].get("msg_id") == sent:
                        reply = message
                except queue.Empty:
                    pass
            if answers:
                try:
                    asked = client.get_stdin_msg(timeout=0)
                    messages.append(asked)
                    client.input(answers.pop(0))
                except queue.Empty:
                    pass
            if not idle:
                try:
                    message = client.get_iopub_msg(timeout=0.05)
                except queue.Empty:
                    continue
                if message["parent_header"].get("msg_id") != sent:
                    continue
                messages.append(message)
                idle = message["content"].get("execution_state") == "idle"
        return Cell(reply, time.monotonic() - begun, messages)

    def ask(self, request, timeout=30):
        """The content of the shell reply to a request that was just sent."""
        return self.finish(request, timeout).reply["content"]

    def control(self, kind, content=None, timeout=10):
        """The content of the reply to a request on the control channel."""
        message = self.client.session.msg(kind, content or {})
        self.client.control_channel.send(message)
        deadline = time.monotonic() + timeout
        while True:
            reply = self.client.get_control_msg(timeout=max(0.01, deadline - time.monotonic()))
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return reply["content"]

    def interrupt(self):
        assert self.control("interrupt_request")["status"] == "ok"

    def wait_output(self, wanted, timeout=20, client=None):
        """Waits until a stream message holds some text; returns the message."""
        deadline = time.monotonic() + timeout
        while True:
            message = (client or self.client).get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
            if message["msg_type"] == "stream" and wanted in message["content"]["text"]:
                return message


def wait_until(condition, timeout=20, what="it"):
    """Waits for a condition, looking often."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not come true in {timeout} s")
        time.sleep(0.02)


def gone(pid):
    """Whether a process has ended, or is a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    with open(f"/proc/{pid}/stat") if os.path.exists(f"/proc/{pid}/stat") else open(os.devnull) as stat:
        return ") Z" in stat.read()


def on_windows():
    return sys.platform == "win32"
