"""%maven with a repository of the test's own, so that being offline is as certain as being online."""

import functools
import http.server
import os
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest

from harness import Installation, Notebook

POM = """<project><modelVersion>4.0.0</modelVersion>
<groupId>org.example</groupId><artifactId>{name}</artifactId><version>{version}</version>
<dependencies>{dependencies}</dependencies></project>"""
DEPENDENCY = "<dependency><groupId>org.example</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"


class Repository:
    """A folder in Maven's layout, served by HTTP until `close`."""

    def __init__(self, java_home, folder):
        self.java_home = java_home
        self.folder = folder
        self.root = folder / "served"
        self.root.mkdir()
        handler = functools.partial(Quiet, directory=str(self.root))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def publish(self, name, version, *dependencies, bytes_more=0):
        """An artifact with one class, Name, that knows its version."""
        work = self.folder / f"{name}-{version}"
        work.mkdir()
        source = work / f"{name.capitalize()}.java"
        source.write_text(
            f"package org.example; public class {name.capitalize()} {{"
            f' public static String version() {{ return "{version}"; }} }}'
        )
        subprocess.run([Path(self.java_home) / "bin" / "javac", "-d", work / "classes", source], check=True)
        place = self.root / "org" / "example" / name / version
        place.mkdir(parents=True)
        with zipfile.ZipFile(place / f"{name}-{version}.jar", "w") as jar:
            jar.write(work / f"classes/org/example/{name.capitalize()}.class", f"org/example/{name.capitalize()}.class")
            if bytes_more:
                jar.writestr("ballast", os.urandom(bytes_more))
        wanted = "".join(DEPENDENCY.format(*one.split(":")) for one in dependencies)
        (place / f"{name}-{version}.pom").write_text(POM.format(name=name, version=version, dependencies=wanted))

    def home(self, folder):
        """A home folder in which every repository is this one."""
        settings = folder / ".m2" / "settings.xml"
        settings.parent.mkdir(parents=True)
        settings.write_text(
            f"<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>{self.url}</url></mirror></mirrors></settings>"
        )
        return folder


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def repository(installation, tmp_path):
    served = Repository(installation.java_home, tmp_path)
    yield served
    served.close()


@pytest.fixture
def home(repository, tmp_path):
    return repository.home(tmp_path / "home")


@pytest.fixture
def at_home(start, home):
    """Starts a kernel whose user lives there."""

    def begin():
        return start(env={"JAVA_TOOL_OPTIONS": f"-Duser.home={home}"})

    return begin


def test_what_is_downloaded_is_said_and_how_far_a_large_file_is(repository, at_home):
    repository.publish("small", "1.0")
    repository.publish("large", "1.0", bytes_more=9_000_000)
    notebook = at_home()
    cell = notebook.run("%maven org.example:small:1.0 org.example:large:1.0\norg.example.Large.version()").ok
    assert cell.text == "1.0"
    assert "Downloaded small-1.0.jar (0.0 MB)" in cell.out
    assert "Downloaded large-1.0.jar (9.0 MB)" in cell.out
    assert "large-1.0.jar: 50 % of 9.0 MB" in cell.out
    assert notebook.run("%maven org.example:small:1.0").ok.out == "", "it was there already"


def test_without_a_network_it_takes_what_the_local_repository_has(repository, at_home):
    repository.publish("base", "1.0")
    repository.publish("upper", "1.0", "base:1.0")
    at_home().run("%maven org.example:upper:1.0").ok
    repository.close()
    cell = at_home().run("%maven org.example:upper:1.0\norg.example.Base.version()").ok
    assert cell.text == "1.0"
    assert cell.out == "" and cell.err == ""


def test_without_a_network_it_says_what_it_could_not_get_from_where(repository, at_home, home):
    repository.close()
    cell = at_home().run("%mavenRepo extra http://example.invalid/repo\n%maven org.example:absent:1.0", timeout=20)
    assert cell.status == "error"
    assert "org.example:absent:jar:1.0" in cell.trouble or "org.example:absent:pom:1.0" in cell.trouble
    for word in (f"central ({repository.url})", "extra (", str(home / ".m2" / "repository"), "Are you online?"):
        assert word in cell.trouble, cell.trouble
    assert "\tat " not in cell.trouble


def test_what_no_repository_has_is_told_apart_from_no_network(repository, at_home):
    cell = at_home().run("%maven org.example:absent:1.0")
    assert cell.status == "error"
    assert "org.example:absent" in cell.trouble
    assert "Check the coordinates" in cell.trouble
    assert "online" not in cell.trouble


def test_coordinates_of_a_cell_are_resolved_together(repository, at_home):
    """Alone, `upper` would bring 1.0 of `base`, and the 2.0 asked for below it would come too late."""
    repository.publish("base", "1.0")
    repository.publish("base", "2.0")
    repository.publish("upper", "1.0", "base:1.0")
    cell = at_home().run("%maven org.example:upper:1.0\n%maven org.example:base:2.0\norg.example.Base.version()").ok
    assert cell.text == "2.0"
    assert "base-1.0.jar" not in cell.out


def test_a_version_that_clashes_with_one_already_there_is_named(repository, at_home):
    repository.publish("base", "1.0")
    repository.publish("base", "2.0")
    repository.publish("upper", "1.0", "base:2.0")
    notebook = at_home()
    notebook.run("%maven org.example:base:1.0").ok
    direct = notebook.run("%maven org.example:base:2.0\norg.example.Base.version()").ok
    assert "%maven wants org.example:base 2.0, but 1.0 is on the class path already and stays" in direct.out
    assert direct.text == "1.0"
    through = notebook.run("%maven org.example:upper:1.0\norg.example.Upper.version()").ok
    assert "upper wants org.example:base 2.0, but 1.0 is on the class path already" in through.out
    assert "restart the kernel" in through.out


def test_a_version_that_clashes_with_the_kernel_s_class_path_is_named(repository, installation, at_home, home, tmp_path):
    repository.publish("base", "1.0")
    repository.publish("base", "2.0")
    at_home().run("%maven org.example:base:1.0").ok
    jar = home / ".m2/repository/org/example/base/1.0/base-1.0.jar"
    installed = Installation.make(installation.java_home, tmp_path / "p", "--no-archive", "--class-path", str(jar))
    notebook = Notebook.start(installed, env={"JAVA_TOOL_OPTIONS": f"-Duser.home={home}"})
    try:
        cell = notebook.run("%maven org.example:base:2.0\norg.example.Base.version()").ok
        assert "wants org.example:base 2.0, but 1.0 is on the class path already" in cell.out
        assert cell.text == "1.0"
    finally:
        notebook.close()
