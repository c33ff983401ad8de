"""Starts the jar on the JDK that is found; on its first start, makes the start archive in the background."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from nabla_kernel import jdk

JAR = Path(__file__).resolve().parent / "nabla-kernel.jar"


def main():
    try:
        home, feature = jdk.find()
    except jdk.NoJdk as none:
        sys.exit(str(none))
    words = sys.argv[1:]
    if words[:1] != ["run"]:
        sys.exit(subprocess.run([str(jdk.java_of(home)), "-jar", str(JAR), *words]).returncode)
    archive = archive_of(home, feature)
    replace([*command(home, archive), *words])


def command(home, archive):
    """What `archive` has left beside the archive: the very options it was made with."""
    try:
        return json.loads(archive.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        make_in_background(home, archive)
        return [str(jdk.java_of(home)), "-jar", str(JAR)]


def archive_of(home, feature):
    """In the user's cache, one for each jar and JDK."""
    stat = JAR.stat()
    key = f"{JAR}:{stat.st_size}:{stat.st_mtime_ns}:{home}:{os.stat(jdk.java_of(home)).st_mtime_ns}"
    name = hashlib.sha256(key.encode()).hexdigest()[:16]
    return cache_folder() / f"{name}.{'aot' if feature >= 25 else 'jsa'}"


def cache_folder():
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "nabla-kernel"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "nabla-kernel"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nabla-kernel"


def make_in_background(home, archive):
    """The next start will be quicker; this one does not wait. What goes wrong costs only that."""
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        subprocess.Popen(
            [str(jdk.java_of(home)), "-jar", str(JAR), "archive", str(archive)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as trouble:
        print(f"nabla-kernel: no start archive: {trouble}", file=sys.stderr)


def replace(words):
    """Becomes the kernel, so that Jupyter's signals reach it; Windows has no such thing."""
    if sys.platform == "win32":
        sys.exit(subprocess.run(words).returncode)
    os.execv(words[0], words)
