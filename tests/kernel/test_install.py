"""The command line: install, uninstall, run, and what it says when something is wrong."""

import json
import os
import socket
import subprocess
from pathlib import Path

import pytest

from harness import JAR, Installation, Notebook


@pytest.fixture
def command(installation, tmp_path):
    """Runs the jar with an empty home folder."""

    def run(*args, env=None, timeout=60):
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        environment = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "CONDA_PREFIX", "JUPYTER_DATA_DIR")}
        environment.update({"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), **(env or {})})
        return subprocess.run(
            [str(Path(installation.java_home) / "bin" / "java"), "-jar", str(JAR), *map(str, args)],
            capture_output=True,
            text=True,
            env=environment,
            timeout=timeout,
        )

    return run


@pytest.fixture
def quick(installation, tmp_path):
    """Installs without an archive, with options, into a folder of the test's own."""

    def install(*options):
        return Installation.make(installation.java_home, tmp_path / "prefix", "--no-archive", *options)

    return install


@pytest.fixture
def run_in():
    started = []

    def begin(installed, **options):
        started.append(Notebook.start(installed, **options))
        return started[-1]

    yield begin
    for notebook in started:
        notebook.close()


def test_the_kernelspec_has_absolute_paths_and_logos(installation):
    spec = installation.spec
    argv = spec["argv"]
    assert os.path.isabs(argv[0]) and os.access(argv[0], os.X_OK)
    jar = argv[argv.index("-cp") + 1]
    assert os.path.isabs(jar) and os.path.isfile(jar)
    assert argv[-1] == "{connection_file}"
    assert spec["language"] == "java"
    assert spec["interrupt_mode"] == "message"
    for logo in ("logo-32x32.png", "logo-64x64.png", "logo-svg.svg"):
        assert (installation.kernels / "java" / logo).stat().st_size > 0


def test_an_explicit_heap_limit_is_set(installation, quick):
    assert any(arg.startswith("-Xmx") for arg in installation.spec["argv"])
    assert "-Xmx300m" in quick("--heap", "300m").spec["argv"]


def test_the_start_archive_is_made_and_used(installation, start):
    archives = [*installation.kernels.glob("java/*.jsa"), *installation.kernels.glob("java/*.aot")]
    assert len(archives) == 1 and archives[0].stat().st_size > 1_000_000
    assert any(str(archives[0]) in arg for arg in installation.spec["argv"])
    notebook = start()
    if os.path.exists(f"/proc/{notebook.pid}/maps"):
        assert str(archives[0]) in Path(f"/proc/{notebook.pid}/maps").read_text()


@pytest.mark.parametrize("damage", ["missing", "stale", "garbage"])
def test_a_bad_archive_costs_speed_only(installation, tmp_path, run_in, damage):
    installed = Installation.make(installation.java_home, tmp_path / "p")
    (archive,) = [*installed.kernels.glob("java/*.jsa"), *installed.kernels.glob("java/*.aot")]
    if damage == "missing":
        archive.unlink()
    elif damage == "stale":
        os.utime(installed.kernels / "java" / "nabla-kernel.jar", (1, 1))
    else:
        archive.chmod(0o644)
        archive.write_bytes(b"garbage" * 1000)
    notebook = run_in(installed, log=tmp_path / "log.txt")
    cell = notebook.run("1 + 1").ok
    assert cell.text == "2"
    assert cell.out == "" and cell.err == ""


def test_class_path_takes_jars_folders_and_wildcards(installation, quick, run_in, tmp_path):
    javac = Path(installation.java_home) / "bin" / "javac"
    jar_tool = Path(installation.java_home) / "bin" / "jar"
    for name in ("One", "Two", "Three"):
        source = tmp_path / f"{name}.java"
        source.write_text(f'package lib; public class {name} {{ public static String hi() {{ return "{name}"; }} }}')
        subprocess.run([javac, "-d", tmp_path / name, source], check=True)
    (tmp_path / "jars").mkdir()
    for name, target in (("One", tmp_path / "one.jar"), ("Two", tmp_path / "jars" / "two.jar")):
        subprocess.run([jar_tool, "cf", target, "-C", tmp_path / name, "."], check=True)
    path = os.pathsep.join([str(tmp_path / "one.jar"), str(tmp_path / "jars" / "*"), str(tmp_path / "Three")])
    notebook = run_in(quick("--class-path", path))
    assert notebook.run("lib.One.hi() + lib.Two.hi() + lib.Three.hi()").text == "OneTwoThree"


def test_a_missing_class_path_entry_is_reported_in_the_first_cell(quick, run_in, tmp_path):
    missing = tmp_path / "missing.jar"
    installed = quick("--class-path", str(missing))
    assert f"{missing} does not exist" in installed.output
    notebook = run_in(installed)
    cell = notebook.run("1 + 1").ok
    assert f"{missing} does not exist" in cell.err
    assert cell.text == "2"
    assert notebook.run("1 + 1").err == ""


def test_startup_file_and_environment(quick, run_in, tmp_path):
    startup = tmp_path / "start up.jsh"
    startup.write_text("import java.time.*;\nint answer = 42;\n")
    notebook = run_in(quick("--startup", str(startup), "--env", "GREETING=hello you"))
    assert notebook.run("answer").text == "42"
    assert notebook.run('System.getenv("GREETING")').text == "hello you"
    assert notebook.run("Duration.ofHours(1)").text == "PT1H"


def test_an_unreadable_or_wrong_startup_file_is_reported_in_the_first_cell(quick, run_in, tmp_path):
    missing = tmp_path / "missing.jsh"
    wrong = tmp_path / "wrong.jsh"
    wrong.write_text("int a = ;")
    notebook = run_in(quick("--startup", str(missing), "--startup", str(wrong)))
    cell = notebook.run("1 + 1").ok
    assert f"startup file {missing} does not exist" in cell.err
    assert f"startup file {wrong} failed" in cell.err
    assert cell.text == "2"


@pytest.mark.parametrize(
    "content, words",
    [
        (None, "cannot be read: Is a directory"),
        (b"String s = \"\xff\xfe\";", "cannot be read: it is not UTF-8 text"),
        (b"throw new RuntimeException(\"no data\");", "no data"),
        (b"System.exit(2);", "System.exit(2)"),
    ],
    ids=["folder", "bytes", "throws", "exits"],
)
def test_whatever_is_wrong_with_a_startup_file_is_said_and_the_kernel_runs(quick, run_in, tmp_path, content, words):
    file = tmp_path / "startup.jsh"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    notebook = run_in(quick("--startup", str(file)))
    cell = notebook.run("1 + 1").ok
    assert f"startup file {file}" in cell.err and words in cell.err
    assert cell.text == "2"
    assert notebook.run("1 + 1").err == "", "it is said once"


def test_a_class_path_entry_that_is_no_jar_is_passed_over_and_said(quick, run_in, tmp_path):
    wrong = tmp_path / "wrong.jar"
    wrong.write_text("not a zip file")
    notebook = run_in(quick("--class-path", str(wrong)))
    cell = notebook.run("1 + 1").ok
    assert f"{wrong} is neither a folder nor a jar" in cell.err
    assert cell.text == "2"


def test_it_is_installed_and_runs_in_folders_with_spaces_and_chinese(installation, run_in, tmp_path):
    folder = tmp_path / "my 中文 kernels"
    (folder / "类").mkdir(parents=True)
    (folder / "类" / "字.txt").write_text("here")
    installed = Installation.make(installation.java_home, folder, "--class-path", str(folder / "类"))
    notebook = run_in(installed, log=tmp_path / "log.txt")
    assert notebook.run('ClassLoader.getSystemResource("字.txt") != null').text == "true"
    assert "archive" not in notebook.log, "the start archive works there too"


def test_user_install_uninstall_and_other_kernels_left_alone(command, tmp_path):
    installed = command("install", "--user", "--name", "java-x", "--display-name", "X", "--no-archive")
    assert installed.returncode == 0, installed.stderr
    folder = tmp_path / "home" / "data" / "jupyter" / "kernels" / "java-x"
    assert json.loads((folder / "kernel.json").read_text())["display_name"] == "X"
    removed = command("uninstall", "--name", "java-x")
    assert removed.returncode == 0, removed.stderr
    assert not folder.exists()
    again = command("uninstall", "--name", "java-x")
    assert again.returncode == 1
    assert "no kernel java-x in" in again.stderr
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text('{"argv": ["other"]}')
    assert "holds another kernel" in command("uninstall", "--name", "java-x").stderr
    assert folder.exists()


def test_sys_prefix_is_the_active_environment(command, tmp_path):
    assert "no virtual or conda environment is active" in command("install", "--sys-prefix").stderr
    done = command("install", "--sys-prefix", "--no-archive", env={"VIRTUAL_ENV": str(tmp_path / "venv")})
    assert done.returncode == 0
    assert (tmp_path / "venv" / "share" / "jupyter" / "kernels" / "java" / "kernel.json").exists()


def test_help_and_version(command):
    assert "install" in command("--help").stdout
    assert command().stdout == command("--help").stdout
    assert command("--version").stdout.startswith("nabla-kernel ")


@pytest.mark.parametrize(
    "args, words",
    [
        (["fly"], "unknown command fly"),
        (["install", "--fly"], "unknown option --fly"),
        (["install", "--heap"], "--heap needs a value"),
        (["install", "--heap", "much"], "--heap is much"),
        (["install", "--env", "KEY"], "--env is KEY"),
        (["install", "--name", "a b"], "--name is a b"),
        (["run"], "run needs the connection file"),
    ],
)
def test_wrong_usage_is_said_in_a_line(command, args, words):
    done = command(*args)
    assert done.returncode == 2
    assert words in done.stderr.splitlines()[0]
    assert "--help" in done.stderr
    assert "Exception" not in done.stderr


CONNECTION = {
    "transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256",
    "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
}  # fmt: skip


@pytest.mark.parametrize(
    "content, words",
    [
        (None, "does not exist"),
        (b"\xff\xfe", "not UTF-8 text"),
        ("", "connection.json"),
        ("not json", "connection.json"),
        ("[1]", "expected a JSON object"),
        (json.dumps({**CONNECTION, "shell_port": "x"}), "shell_port is x"),
        (json.dumps({**CONNECTION, "hb_port": 70000}), "hb_port is 70000"),
        (json.dumps({**CONNECTION, "transport": "ipc"}), "transport ipc"),
        (json.dumps({**CONNECTION, "signature_scheme": "md5"}), "signature_scheme md5"),
    ],
    ids=["missing", "bytes", "empty", "text", "array", "word", "port", "transport", "scheme"],
)
def test_an_invalid_connection_file_ends_it_with_one_line(command, tmp_path, content, words):
    file = tmp_path / "connection.json"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content is not None:
        file.write_text(content)
    done = command("run", file)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_port_in_use_ends_it_with_one_line(command, tmp_path):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(5)]
    try:
        names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"]
        ports = dict(zip(names, (s.getsockname()[1] for s in sockets)))
        file = tmp_path / "connection.json"
        file.write_text(json.dumps({**CONNECTION, **ports}))
        done = command("run", file)
    finally:
        for one in sockets:
            one.close()
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1 port {ports['shell_port']} for shell" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
